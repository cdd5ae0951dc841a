package dev.wharf.review;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.SalesOrder;

/** Holds an order that nobody has paid; cash on delivery passes. Pure. */
final class PaymentRule {
    static final String CODE = "PAYMENT";
    static final String VERSION = "1";

    Verdict check(SalesOrder order) {
        var inputs = "{\"status\":\"" + order.payment() + "\",\"paidMinor\":" + order.paidMinor() + ",\"totalMinor\":" + order.totalMinor() + "}";
        if (order.payment() == PaymentStatus.UNPAID) {
            return new Verdict("UNPAID", new Text("订单未付款，应付 " + Money.text(order.totalMinor()) + "，等待付款消息。",
                "Not paid yet, " + Money.text(order.totalMinor()) + " due. It goes on by itself when the payment arrives."), inputs);
        }
        if (order.payment() == PaymentStatus.FAILED) {
            return new Verdict("PAYMENT_FAILED", new Text("付款失败，应付 " + Money.text(order.totalMinor()) + "，请联系买家重新付款。",
                "The payment of " + Money.text(order.totalMinor()) + " failed. Ask the buyer to pay again."), inputs);
        }
        return new Verdict("PASSED", order.payment() == PaymentStatus.COD ? new Text("货到付款", "Cash on delivery") : new Text("已付款", "Paid"), inputs);
    }
}
