package discounts;

import io.github.limbeck.DistillFrom;

/** Whether an order gets a discount. */
@DistillFrom(dataset = "discount.csv")
public interface Discount {
  /**
   * Decides.
   *
   * @param items how many items were ordered
   * @param member whether by a member
   * @return whether there is a discount
   */
  boolean applies(int items, boolean member);
}
