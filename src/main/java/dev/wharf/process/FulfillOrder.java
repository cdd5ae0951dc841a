package dev.wharf.process;

import static java.util.Map.entry;

import dev.wharf.common.FulfillmentId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The words of {@code processes/fulfill-order.bpmn}: its messages, variables, and what a person may decide at each task.
 * The business key is the fulfillment number; it is the only link between an instance and our rows.
 */
public final class FulfillOrder {
    public static final String KEY = "fulfill-order";

    /** Facts that move an instance on. Each is sent to the one instance of a fulfillment. */
    public enum Message {
        OrderAccepted, PaymentConfirmed, StockArrived, GoodsPicked, GoodsVerified, HoldsCleared,
        WaybillSettled, ParcelHandedOver, ChannelAnswered, OrderCancelled, OrderChanged, LabelVoided,
        OrderMerged, ReviewRequested, GoodsPutBack
    }

    /** Outcome of a rule, gateway value for "go on". */
    public static final String PASSED = "PASSED";

    /** A person's decision to give the order up, and the error it becomes in review. */
    public static final String CANCEL = "CANCEL";
    /** A person's decision to take what the rule proposes: the region of an address, the products of codes. */
    public static final String USE_PROPOSAL = "USE_PROPOSAL";
    public static final String ORDER_GIVEN_UP = "ORDER_GIVEN_UP";

    // Review. Written by the check delegates, read by the gateways behind them in the same transaction.
    public static final Var<String> SKU_OUTCOME = Var.passing("skuOutcome", String.class);
    public static final Var<String> REMARK_OUTCOME = Var.passing("remarkOutcome", String.class);
    public static final Var<String> ADDRESS_OUTCOME = Var.passing("addressOutcome", String.class);
    public static final Var<String> PAYMENT_OUTCOME = Var.passing("paymentOutcome", String.class);
    public static final Var<String> REACH_OUTCOME = Var.passing("reachOutcome", String.class);
    public static final Var<String> DUPLICATE_OUTCOME = Var.passing("duplicateOutcome", String.class);
    public static final Var<String> BLACKLIST_OUTCOME = Var.passing("blacklistOutcome", String.class);
    public static final Var<String> RISK_OUTCOME = Var.passing("riskOutcome", String.class);
    public static final Var<String> PRICE_OUTCOME = Var.passing("priceOutcome", String.class);
    public static final Var<String> GIFT_OUTCOME = Var.passing("giftOutcome", String.class);
    public static final Var<String> FINANCE_OUTCOME = Var.passing("financeOutcome", String.class);
    public static final Var<String> DATE_OUTCOME = Var.passing("dateOutcome", String.class);
    public static final Var<String> STOCK_OUTCOME = Var.passing("stockOutcome", String.class);
    public static final Var<String> REVIEW_OUTCOME = Var.passing("reviewOutcome", String.class);
    /** Holds that people placed, and any other without a task of its own. */
    public static final Var<String> HOLD_OUTCOME = Var.passing("holdOutcome", String.class);
    // NONE, WAIT until mergeUntil, or MERGED which leads back to the stock.
    public static final Var<String> MERGE_OUTCOME = Var.passing("mergeOutcome", String.class);
    // Sent with OrderChanged: RECEIVER, MEMO or HOLD.
    public static final Var<String> CHANGED = Var.passing("changed", String.class);
    // Lock: LOCKED, or STOCK_SHORT which leads back to review.
    public static final Var<String> LOCK_OUTCOME = Var.passing("lockOutcome", String.class);
    // Pick: COMPLETE, SHORT which asks a person, GONE if another warehouse has what is missing, AGAIN if it is replenished, REJECTED by the warehouse, or
    // TAKEN_BACK if a count found the goods gone, sent with GoodsPicked.
    // Verify: WANTED or SKIPPED by a policy; MATCHED or DIFFERENT, sent with GoodsVerified.
    public static final Var<String> PICK_OUTCOME = Var.passing("pickOutcome", String.class);
    public static final Var<String> VERIFY_NEED = Var.passing("verifyNeed", String.class);
    public static final Var<String> VERIFY_OUTCOME = Var.passing("verifyOutcome", String.class);
    // What follows a person's decision about a difference: VERIFY, PICK, or SHORT if damaged units cannot be replaced.
    public static final Var<String> DIFFERENCE_OUTCOME = Var.passing("differenceOutcome", String.class);
    // HANDED_OVER, UNPACKED, RELABEL if another carrier is to take it, or LABEL_VOIDED, sent with ParcelHandedOver.
    public static final Var<String> HANDOVER_OUTCOME = Var.passing("handoverOutcome", String.class);
    // Ship: READY or HELD; BOUGHT or REFUSED, sent with WaybillSettled. Sync: TOLD or REFUSED, sent with ChannelAnswered.
    public static final Var<String> SHIP_OUTCOME = Var.passing("shipOutcome", String.class);
    public static final Var<String> WAYBILL_OUTCOME = Var.passing("waybillOutcome", String.class);
    public static final Var<String> PUSH_OUTCOME = Var.passing("pushOutcome", String.class);
    // Cancel: NONE or PICKED; NONE or CLAIMED; VOIDED or REFUSED, sent with LabelVoided.
    public static final Var<String> FLOOR_OUTCOME = Var.passing("floorOutcome", String.class);
    public static final Var<String> LABEL_OUTCOME = Var.passing("labelOutcome", String.class);
    public static final Var<String> VOID_OUTCOME = Var.passing("voidOutcome", String.class);

    // Evidence for a person, written when an exception opens a task; shown by forms and task list filters.
    public static final Var<String> ORDER_NO = Var.kept("orderNo", String.class);
    public static final Var<String> FULFILLMENT_NO = Var.kept("fulfillmentNo", String.class);
    public static final Var<String> SHOP = Var.kept("shop", String.class);
    public static final Var<String> REASON = Var.kept("reason", String.class);
    /** What the buyer was asked about the task and what came of it; kept with the task alone. */
    public static final Var<String> BUYER_ASKED = Var.kept("buyerAsked", String.class);
    /** Codes that mean nothing, with the channel's names, and what they may mean; one to a line. */
    public static final Var<String> OPEN_CODES = Var.kept("openCodes", String.class);
    public static final Var<String> PROPOSALS = Var.kept("proposals", String.class);
    public static final Var<Date> SHIP_BY = Var.kept("shipBy", Date.class);
    public static final Var<Date> START_AT = Var.kept("startAt", Date.class);
    public static final Var<Date> MERGE_UNTIL = Var.kept("mergeUntil", Date.class);
    public static final Var<Date> PAY_BY = Var.kept("payBy", Date.class);

    // Decisions of people, written by completing a task.
    public static final Var<String> DECISION = Var.passing("decision", String.class);
    public static final Var<String> CARRIER = Var.passing("carrier", String.class);
    public static final Var<String> WAREHOUSE = Var.passing("warehouse", String.class);
    /** The SKU that a code means. */
    public static final Var<String> MAP_TO = Var.passing("mapTo", String.class);
    public static final Var<String> DECISION_REASON = Var.passing("decisionReason", String.class);

    /** The task's id in the model, and the decisions that completing it may carry. Whatever is not listed is refused. */
    public static final Map<String, List<String>> DECISIONS = Map.ofEntries(
        entry("Task_MapSku", List.of(USE_PROPOSAL, "MAP", "RECHECK", CANCEL)),
        entry("Task_FixAddress", List.of("FIXED", USE_PROPOSAL, "ACCEPT", CANCEL)),
        entry("Task_ChooseCarrier", List.of("CHOOSE", "RECHECK", CANCEL)),
        entry("Task_AwaitPayment", List.of("RECHECK", "ACCEPT", CANCEL)),
        entry("Task_ReadRemark", List.of("ACCEPT", "RECHECK", CANCEL)),
        entry("Task_ResolveDuplicate", List.of("ACCEPT", "RECHECK", CANCEL)),
        entry("Task_ReviewBlacklist", List.of("ACCEPT", "RECHECK", CANCEL)),
        entry("Task_ReviewRisk", List.of("ACCEPT", "RECHECK", CANCEL)),
        entry("Task_ReviewPrice", List.of("ACCEPT", "RECHECK", CANCEL)),
        entry("Task_ApproveFinance", List.of("APPROVE", "RECHECK", CANCEL)),
        entry("Task_AwaitShipDate", List.of("SHIP_NOW", "RECHECK", CANCEL)),
        entry("Task_ReleaseHold", List.of("RELEASE", CANCEL)),
        entry("Task_ResolveShortage", List.of("WAIT", "SHIP_AVAILABLE", "CANCEL_MISSING", "OTHER_WAREHOUSE", CANCEL)),
        entry("Task_ResolveShortPick", List.of("PICK_AGAIN", "NOT_THERE")),
        entry("Task_ResolveDifference", List.of("VERIFY_AGAIN", "PICK_AGAIN", "PUT_BACK", "REPLACE_DAMAGED", "CANCEL_DAMAGED")),
        entry("Task_ResolveWaybill", List.of("TRY_AGAIN")),
        entry("Task_ResolvePush", List.of("TRY_AGAIN", "TOLD_BY_HAND")),
        entry("Task_PutBackGoods", List.of("DONE", "LOST")),
        entry("Task_VoidLabelByHand", List.of("DONE")),
        entry("Task_FixReceiver", List.of("FIXED", "ACCEPT")),
        entry("Task_ChooseNewCarrier", List.of("CHOOSE", "RECHECK")),
        entry("Task_ReadNewRemark", List.of("ACCEPT", "RECHECK")),
        entry("Task_ReleaseLateHold", List.of("RELEASE")));

    /** Decisions that go against a rule or a person, and therefore say why. */
    public static final Set<String> NEED_REASON = Set.of("ACCEPT", "APPROVE", "SHIP_NOW", "RELEASE", "LOST", "REPLACE_DAMAGED", "CANCEL_DAMAGED");
    /** The task of review that resolves a hold, by the hold's code; any other hold of review was placed by a person and is resolved by {@link #RELEASE_HOLD}. */
    public static final Map<String, String> TASK_OF_HOLD = Map.ofEntries(
        entry("SKU", "Task_MapSku"), entry("REMARK", "Task_ReadRemark"), entry("ADDRESS", "Task_FixAddress"), entry("REACH", "Task_ChooseCarrier"), entry("PAYMENT", "Task_AwaitPayment"),
        entry("DUPLICATE", "Task_ResolveDuplicate"), entry("BLACKLIST", "Task_ReviewBlacklist"), entry("RISK", "Task_ReviewRisk"), entry("PRICE", "Task_ReviewPrice"),
        entry("FINANCE", "Task_ApproveFinance"), entry("DATE", "Task_AwaitShipDate"), entry("STOCK", "Task_ResolveShortage"));
    public static final String RELEASE_HOLD = "Task_ReleaseHold";

    private FulfillOrder() { }

    public static FulfillmentId fulfillment(DelegateExecution execution) {
        return FulfillmentId.parse(execution.getProcessBusinessKey());
    }
}
