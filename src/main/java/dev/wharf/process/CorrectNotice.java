package dev.wharf.process;

import java.util.Date;
import java.util.List;
import java.util.Map;

/** The words of {@code processes/correct-notice.bpmn}: what a channel was told of parcels before they left, and is not true. The business key names the fulfillment. */
public final class CorrectNotice {
    public static final String KEY = "correct-notice";
    public static final String TASK = "Task_CorrectNotice";
    public static final String CHASE = "Task_ChaseParcel";

    /**
     * NoticeUntrue and ParcelStays start an instance. ParcelMoved: it left, or is not said to leave any more. TruthChanged: the open task gives way to a new one, so that the word of a person who still
     * looks at the old one is refused.
     */
    public enum Message { NoticeUntrue, ParcelStays, ParcelMoved, TruthChanged }

    // Evidence for the person. truth changes only together with the task that shows it, and is read by Task_SettleNotice as what the person saw.
    public static final Var<String> FULFILLMENT_NO = FulfillOrder.FULFILLMENT_NO;
    public static final Var<String> ORDER_NO = FulfillOrder.ORDER_NO;
    public static final Var<String> SHOP = FulfillOrder.SHOP;
    public static final Var<String> REASON = FulfillOrder.REASON;
    public static final Var<String> TOLD = Var.kept("told", String.class);
    public static final Var<String> TRUTH = Var.kept("truth", String.class);
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);
    // SETTLED, or CHANGED which leads back to the person.
    public static final Var<String> NOTICE_OUTCOME = Var.passing("noticeOutcome", String.class);

    public static final Var<String> DECISION = FulfillOrder.DECISION;
    /** The channel knows what is true now, because the person told it. */
    public static final String CORRECTED = "CORRECTED";
    /** The channel is told once more, where it can be. */
    public static final String TRY_AGAIN = "TRY_AGAIN";
    public static final Map<String, List<String>> DECISIONS = Map.of(TASK, List.of(CORRECTED, TRY_AGAIN), CHASE, List.of("SEEN"));

    private CorrectNotice() { }
}
