package app;

import io.github.limbeck.Column;
import lombok.Value;

/** What Lombok writes getters for. */
@Value
public class Customer {
  int orders;

  @Column("is_member")
  boolean member;
}
