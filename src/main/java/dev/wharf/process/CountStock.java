package dev.wharf.process;

import static java.util.Map.entry;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words of {@code processes/count-stock.bpmn}: one instance for each bin that is counted. The business key is {@code C} and the number of its task. */
public final class CountStock {
    public static final String KEY = "count-stock";

    /** BinCounted: somebody has finished a round. CountCancelled: the bin is not counted after all. */
    public enum Message { BinCounted, CountCancelled }

    /** Written by judgeCountDelegate: BOOK, RECOUNT, APPROVE_LEAD or APPROVE_FINANCE. */
    public static final Var<String> COUNT_OUTCOME = Var.passing("countOutcome", String.class);
    /** Written by bookCountDelegate: BOOKED, or REFUSED if bin or promises do not allow it; the reason says why. */
    public static final Var<String> BOOK_OUTCOME = Var.passing("bookOutcome", String.class);
    /** For the person who approves. */
    public static final Var<String> BIN = Var.kept("bin", String.class);
    public static final Var<String> COUNT_NO = Var.kept("countNo", String.class);
    public static final Var<String> REASON = FulfillOrder.REASON;
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);
    public static final Var<String> DECISION = FulfillOrder.DECISION;
    public static final Var<String> DECISION_REASON = FulfillOrder.DECISION_REASON;

    public static final Map<String, List<String>> DECISIONS = Map.ofEntries(
        entry("Task_ApproveCount", List.of("APPROVE", "RECOUNT", "DISMISS")),
        entry("Task_ApproveCountValue", List.of("APPROVE", "RECOUNT", "DISMISS")));

    private CountStock() { }

    public static String businessKey(long task) {
        return "C" + task;
    }

    public static long task(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey().substring(1));
    }
}
