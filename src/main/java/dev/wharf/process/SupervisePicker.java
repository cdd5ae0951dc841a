package dev.wharf.process;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words of {@code processes/supervise-picker.bpmn}: a picker whose scans were wrong too often. The business key is {@code P} and the number of the call. */
public final class SupervisePicker {
    public static final String KEY = "supervise-picker";
    public static final String TASK = "Task_HelpPicker";

    /** Login of the picker, for the lead who goes there. */
    public static final Var<String> PICKER = Var.kept("picker", String.class);
    public static final Var<String> BIN = CountStock.BIN;
    public static final Var<String> REASON = FulfillOrder.REASON;
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);
    public static final Var<String> DECISION = FulfillOrder.DECISION;

    public static final Map<String, List<String>> DECISIONS = Map.of(TASK, List.of("GO_ON"));

    private SupervisePicker() { }

    public static String businessKey(long call) {
        return "P" + call;
    }

    public static long supervision(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey().substring(1));
    }
}
