package app

import io.github.limbeck.DistillFrom

/** Whether an order gets a discount. */
@DistillFrom(dataset = "discount.csv")
interface Discount {
    fun applies(items: Int, member: Boolean): Boolean
}

fun discounted(items: Int): Boolean = DiscountDistilled().applies(items, true)
