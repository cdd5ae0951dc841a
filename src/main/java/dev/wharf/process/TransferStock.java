package dev.wharf.process;

import static java.util.Map.entry;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words of {@code processes/transfer-stock.bpmn}. The business key is {@code T} and the number of the transfer. */
public final class TransferStock {
    public static final String KEY = "transfer-stock";

    /** GoodsSent: they have left the source. GoodsReceived: nothing more is coming. TransferCancelled: before they left. */
    public enum Message { GoodsSent, GoodsReceived, TransferCancelled }

    /** Written by judgeTransferDelegate: FREE, or APPROVE above the limit. */
    public static final Var<String> APPROVAL_OUTCOME = Var.passing("approvalOutcome", String.class);
    /** Written by freezeTransferDelegate: FROZEN, or SHORT. */
    public static final Var<String> FREEZE_OUTCOME = Var.passing("freezeOutcome", String.class);
    /** Sent with GoodsReceived: COMPLETE or DIFFERENT. */
    public static final Var<String> RECEIPT_OUTCOME = Var.passing("receiptOutcome", String.class);
    public static final Var<String> TRANSFER_NO = Var.kept("transferNo", String.class);
    public static final Var<String> REASON = FulfillOrder.REASON;
    /** When somebody is asked to look for the goods, or to decide. */
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);
    public static final Var<String> DECISION = FulfillOrder.DECISION;
    public static final Var<String> DECISION_REASON = FulfillOrder.DECISION_REASON;

    public static final Map<String, List<String>> DECISIONS = Map.ofEntries(
        entry("Task_ApproveTransfer", List.of("APPROVE", "REJECT")),
        entry("Task_ChaseTransfer", List.of("WAIT", "SETTLE")),
        entry("Task_SettleTransfer", List.of("WRITE_OFF", "WAIT")));

    private TransferStock() { }

    public static String businessKey(long transfer) {
        return "T" + transfer;
    }

    public static long transfer(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey().substring(1));
    }
}
