package dev.wharf.process;

import java.util.Date;
import java.util.List;
import java.util.Map;

/** The words of {@code processes/resolve-tracking.bpmn}: a parcel whose carrier has to be asked. The business key is that of the problem; one instance for each. */
public final class ResolveTracking {
    public static final String KEY = "resolve-tracking";
    public static final String TASK = "Task_ResolveTracking";

    /** TrackingProblemFound starts an instance. CarrierReported: the carrier reported on, nobody has to ask any more. */
    public enum Message { TrackingProblemFound, CarrierReported }

    // Evidence for the person, without what the carrier wrote: that may name people.
    public static final Var<String> ORDER_NO = FulfillOrder.ORDER_NO;
    public static final Var<String> FULFILLMENT_NO = FulfillOrder.FULFILLMENT_NO;
    public static final Var<String> SHOP = FulfillOrder.SHOP;
    public static final Var<String> REASON = FulfillOrder.REASON;
    public static final Var<String> CARRIER_CODE = Var.kept("carrierCode", String.class);
    public static final Var<String> TRACKING_NUMBER = Var.kept("trackingNumber", String.class);
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);

    public static final Var<String> DECISION = FulfillOrder.DECISION;
    public static final String RESOLVED = "RESOLVED";
    /** Asked again after a while if nothing has changed by then. */
    public static final String WAIT = "WAIT";
    public static final String SUBSCRIBE_AGAIN = "SUBSCRIBE_AGAIN";
    public static final Map<String, List<String>> DECISIONS = Map.of(TASK, List.of(RESOLVED, WAIT, SUBSCRIBE_AGAIN));

    private ResolveTracking() { }
}
