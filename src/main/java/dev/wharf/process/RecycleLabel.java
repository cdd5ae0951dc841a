package dev.wharf.process;

import java.util.Date;
import java.util.List;
import java.util.Map;

/** The words of {@code processes/recycle-label.bpmn}: a number that its carrier did not take back. The business key names the label; one instance for each refusal. */
public final class RecycleLabel {
    public static final String KEY = "recycle-label";
    public static final String TASK = "Task_ResolveRecycling";

    /** Starts an instance. */
    public enum Message { LabelRecycleFailed }

    // Evidence for the person, and which label it is.
    public static final Var<String> FULFILLMENT_NO = FulfillOrder.FULFILLMENT_NO;
    public static final Var<String> ORDER_NO = FulfillOrder.ORDER_NO;
    public static final Var<String> SHOP = FulfillOrder.SHOP;
    public static final Var<String> REASON = FulfillOrder.REASON;
    public static final Var<String> CARRIER_CODE = Var.kept("carrierCode", String.class);
    public static final Var<String> TRACKING_NUMBER = Var.kept("trackingNumber", String.class);
    public static final Var<Long> PARCEL_ID = Var.kept("parcelId", Long.class);
    public static final Var<Integer> LABEL_ROUND = Var.kept("labelRound", Integer.class);
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);

    public static final Var<String> DECISION = FulfillOrder.DECISION;
    public static final Var<String> DECISION_REASON = FulfillOrder.DECISION_REASON;
    /** The carrier is asked once more; a second refusal opens another task. */
    public static final String ASK_AGAIN = "ASK_AGAIN";
    /** The carrier took it back when a person called. */
    public static final String TAKEN_BACK = "TAKEN_BACK";
    /** The charge is lost. */
    public static final String WRITE_OFF = "WRITE_OFF";
    public static final Map<String, List<String>> DECISIONS = Map.of(TASK, List.of(ASK_AGAIN, TAKEN_BACK, WRITE_OFF));

    private RecycleLabel() { }
}
