package dev.wharf.process;

import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * The words of {@code processes/repair-stock.bpmn}: a place where a law of the stock does not hold, and the person who puts it right. The business
 * key is {@code LAW:SKU@WAREHOUSE}; there is one instance for it, however often the check finds it.
 */
public final class RepairStock {
    public static final String KEY = "repair-stock";
    public static final String TASK = "Task_RepairStock";
    /** Of the incident that Cockpit shows while the law is broken. */
    public static final String INCIDENT = "stockBreach";

    // Evidence for the person, written at the start; reason anew when a repair did not help.
    public static final Var<String> BREACH = Var.kept("breach", String.class);
    public static final Var<String> LAW = Var.kept("law", String.class);
    public static final Var<String> LAW_NAME = Var.kept("lawName", String.class);
    public static final Var<String> SKU = Var.kept("sku", String.class);
    public static final Var<String> PLACE = Var.kept("place", String.class);
    public static final Var<String> REASON = Var.kept("reason", String.class);
    public static final Var<String> SINCE = Var.kept("since", String.class);
    public static final Var<String> ENTRIES = Var.kept("entries", String.class);
    public static final Var<String> ADVICE = Var.kept("advice", String.class);
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);

    // Decisions, written by completing the task.
    public static final Var<String> DECISION = Var.passing("decision", String.class);
    public static final Var<String> DECISION_REASON = Var.passing("decisionReason", String.class);

    /** HOLDS, or BROKEN which leads back to the task; written by Task_ApplyRepair. */
    public static final Var<String> REPAIR_OUTCOME = Var.passing("repairOutcome", String.class);

    /** Looks again and changes nothing. */
    public static final String RECHECK = "RECHECK";
    public static final Map<String, List<String>> DECISIONS = Map.of(TASK, List.of("TRUST_LEDGER", "TRUST_BALANCE", "TRUST_LOCKS", "RELEASE", RECHECK));

    private RepairStock() { }
}
