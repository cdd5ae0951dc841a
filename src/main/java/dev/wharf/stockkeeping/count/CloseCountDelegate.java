package dev.wharf.stockkeeping.count;

import dev.wharf.process.CountStock;
import dev.wharf.stockkeeping.count.CountTask.State;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_DismissCount and Task_CancelCount: nothing is booked. Reads decision: DISMISS if a person threw the result away. */
@Component("closeCountDelegate")
class CloseCountDelegate implements JavaDelegate {
    private final JdbcCounts counts;

    CloseCountDelegate(JdbcCounts counts) {
        this.counts = counts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var task = counts.lock(CountStock.task(execution));
        var dismissed = "DISMISS".equals(CountStock.DECISION.getOr(execution, ""));
        counts.state(task.id(), dismissed ? State.DISMISSED : State.CANCELLED, task.round(), task.valueMinor());
    }
}
