package dev.wharf.stockkeeping.count;

import dev.wharf.process.CountStock;
import dev.wharf.stockkeeping.count.CountTask.State;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_OrderRecount: the bin waits for somebody who has not counted it yet. */
@Component("orderRecountDelegate")
class OrderRecountDelegate implements JavaDelegate {
    private final JdbcCounts counts;

    OrderRecountDelegate(JdbcCounts counts) {
        this.counts = counts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var task = counts.lock(CountStock.task(execution));
        counts.state(task.id(), State.WAITING, task.round() + 1, task.valueMinor());
    }
}
