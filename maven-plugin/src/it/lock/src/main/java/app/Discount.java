package app;

import io.github.limbeck.DistillFrom;

/** Whether an order gets a discount. */
@DistillFrom(dataset = "discount.csv")
public interface Discount {
  boolean applies(int items, boolean member);
}
