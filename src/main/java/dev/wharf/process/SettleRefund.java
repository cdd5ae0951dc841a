package dev.wharf.process;

import java.util.Date;
import java.util.List;
import java.util.Map;

/** The words of {@code processes/settle-refund.bpmn}: money that does not go back to the buyer without a person. The business key is that of the refund; one instance for each refusal. */
public final class SettleRefund {
    public static final String KEY = "settle-refund";
    public static final String TASK = "Task_SettleRefund";

    /** Starts an instance. */
    public enum Message { RefundRefused }

    // Evidence for the person, written at the start.
    public static final Var<String> FULFILLMENT_NO = FulfillOrder.FULFILLMENT_NO;
    /** By which the channel finds buyer and payment. */
    public static final Var<String> ORDER_NO = FulfillOrder.ORDER_NO;
    public static final Var<String> SHOP = FulfillOrder.SHOP;
    public static final Var<String> REASON = FulfillOrder.REASON;
    /** With its currency. */
    public static final Var<String> AMOUNT = Var.kept("amount", String.class);
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);

    public static final Var<String> DECISION = FulfillOrder.DECISION;
    /** Of a refund by hand its reference, else why none is due. */
    public static final Var<String> DECISION_REASON = FulfillOrder.DECISION_REASON;
    /** A person gave it back. */
    public static final String BY_HAND = "BY_HAND";
    /** The shop is told once more; a second refusal opens another task. */
    public static final String AGAIN = "AGAIN";
    /** The buyer has the money already, or is to get none. */
    public static final String NOT_DUE = "NOT_DUE";
    public static final Map<String, List<String>> DECISIONS = Map.of(TASK, List.of(BY_HAND, AGAIN, NOT_DUE));

    private SettleRefund() { }
}
