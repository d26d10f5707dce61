package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how a truth value is written in the data: {@code @Words(yes = "ja", no = "nein")}, in capitals or not. Without it, true/false, yes/no, y/n,
 * t/f, on/off and 1/0 are understood. On a method it speaks of the answer.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.FIELD})
public @interface Words {
  /** What stands for {@code true}. */
  String yes();

  /** What stands for {@code false}. */
  String no();
}
