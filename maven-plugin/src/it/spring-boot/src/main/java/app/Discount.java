package app;

import io.github.limbeck.DistillFrom;

@DistillFrom(dataset = "discount.csv", componentModel = "spring")
public interface Discount {
  boolean grant(int items, boolean member);
}
