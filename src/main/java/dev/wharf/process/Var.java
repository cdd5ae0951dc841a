package dev.wharf.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/**
 * A variable of a model: its name, its type, and whether it outlives the transaction. Only ids, codes, numbers, booleans,
 * dates and sentences without personal data are variables; every business fact is in our tables.
 *
 * @param passing true if only the next gateway of the same transaction reads it; then nothing is written for it
 */
public record Var<T>(String name, Class<T> type, boolean passing) {

    static <T> Var<T> passing(String name, Class<T> type) {
        return new Var<>(name, type, true);
    }

    static <T> Var<T> kept(String name, Class<T> type) {
        return new Var<>(name, type, false);
    }

    public void set(DelegateExecution execution, T value) {
        execution.setVariable(name, Variables.untypedValue(value, passing));
    }

    /** @throws IllegalStateException if it is not set: a model error, never a default */
    public T get(DelegateExecution execution) {
        Object value = execution.getVariable(name);
        if (value == null) throw new IllegalStateException("Variable " + name + " is not set at " + execution.getCurrentActivityId());
        return type.cast(value);
    }

    /** Reads it once and removes it, so that a person's decision counts for one step only. */
    public T take(DelegateExecution execution, T fallback) {
        T value = getOr(execution, fallback);
        execution.removeVariable(name);
        return value;
    }

    /** For variables that a person or an outside system sets and may leave out. */
    public T getOr(DelegateExecution execution, T fallback) {
        Object value = execution.getVariable(name);
        return type.isInstance(value) ? type.cast(value) : fallback;
    }
}
