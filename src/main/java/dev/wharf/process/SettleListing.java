package dev.wharf.process;

import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * The words of {@code processes/settle-listing.bpmn}: a channel that shows another number than it said yes to, however often it is told. The business key is {@code shop/channel SKU},
 * or {@code shop/} where the channel refuses what it is told.
 */
public final class SettleListing {
    public static final String KEY = "settle-listing";
    public static final String TASK = "Task_SettleListing";

    /** DriftStays starts an instance. ChannelRight: it shows the right number, nobody has to do anything. */
    public enum Message { DriftStays, ChannelRight }

    // Evidence for the person, written at the start.
    public static final Var<String> SHOP = FulfillOrder.SHOP;
    public static final Var<String> CHANNEL_SKU = Var.kept("channelSku", String.class);
    public static final Var<String> SKU = RepairStock.SKU;
    public static final Var<String> REASON = FulfillOrder.REASON;
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);

    public static final Var<String> DECISION = FulfillOrder.DECISION;
    public static final String PUSH_AGAIN = "PUSH_AGAIN";
    /** Nobody is asked again as long as both numbers stay, or no more listings are refused. */
    public static final String LEAVE = "LEAVE";
    public static final Map<String, List<String>> DECISIONS = Map.of(TASK, List.of(PUSH_AGAIN, LEAVE));

    private SettleListing() { }
}
