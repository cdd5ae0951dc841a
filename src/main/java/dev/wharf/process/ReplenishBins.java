package dev.wharf.process;

import static java.util.Map.entry;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words of {@code processes/replenish-bins.bpmn}: one instance for each task that fills a pick face. The business key is {@code B} and the number of the task. */
public final class ReplenishBins {
    public static final String KEY = "replenish-bins";
    public static final String TASK = "Task_MoveGoods";

    /** GoodsMoved: nothing is left to move. ReplenishmentCancelled: the goods are not moved after all. */
    public enum Message { GoodsMoved, ReplenishmentCancelled }

    /** Written by planMovesDelegate: PLANNED, or EMPTY if no reserve bin has any. */
    public static final Var<String> PLAN_OUTCOME = Var.passing("planOutcome", String.class);
    /** Written by offerAgainDelegate: ENOUGH, or WAITING if orders still wait for more. */
    public static final Var<String> OFFER_OUTCOME = Var.passing("offerOutcome", String.class);
    /** For the warehouse lead. */
    public static final Var<String> BIN = CountStock.BIN;
    public static final Var<String> REPLENISH_NO = Var.kept("replenishNo", String.class);
    public static final Var<String> REASON = FulfillOrder.REASON;
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);
    public static final Var<String> DECISION = FulfillOrder.DECISION;
    public static final Var<String> DECISION_REASON = FulfillOrder.DECISION_REASON;

    /** DONE: all was moved as planned, without scans. */
    public static final Map<String, List<String>> DECISIONS = Map.ofEntries(entry(TASK, List.of("DONE", "GIVE_UP")));

    private ReplenishBins() { }

    public static String businessKey(long task) {
        return "B" + task;
    }

    public static long task(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey().substring(1));
    }
}
