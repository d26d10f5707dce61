package app

import io.github.limbeck.Column
import io.github.limbeck.DistillFrom

/** Whoever orders. */
data class Customer(val orders: Int, @field:Column("is_member") val isMember: Boolean)

/** Whether a customer gets a voucher. */
@DistillFrom(dataset = "voucher.csv")
interface Voucher {
    fun grant(customer: Customer): Boolean
}

fun granted(orders: Int): Boolean = VoucherDistilled().grant(Customer(orders, true))
