package dev.wharf.refund;

import dev.wharf.common.Text;

/** Why goods that were paid do not ship. The names are on the wire and never renamed. */
public enum RefundReason {
    UNITS_MISSING("缺货取消", "Missing units were cancelled"), BUYER_CANCELLED("买家取消", "The buyer cancelled"), CANCELLED("订单取消", "The order was cancelled"),
    GIVEN_UP("人工放弃订单", "A person gave the order up"), GOODS_DAMAGED("商品破损", "Goods were damaged"), PAID_LATE("订单取消后到账", "It was paid after it was cancelled"),
    PAYMENT_TIMED_OUT("超时未付清", "It was not paid in full in time"),
    /** Cancelled before this system gave anything back: counts as given, never sent. */
    BEFORE_REFUNDS("更新前取消", "Cancelled before refunds were given by us"),
    /** Whoever cancelled says that the buyer has the money already, or is to get none: written down, not given back by us. */
    LEFT_TO_CHANNEL("取消时选择不由本系统退款", "Cancelled without a refund by us");

    private final Text text;

    RefundReason(String zh, String en) {
        text = new Text(zh, en);
    }

    public Text text() {
        return text;
    }
}
