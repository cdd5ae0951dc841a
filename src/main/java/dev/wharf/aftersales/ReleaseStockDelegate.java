package dev.wharf.aftersales;

import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.Stock;
import dev.wharf.process.FulfillOrder;
import dev.wharf.scan.FloorWork;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ReleaseStock: what was picked was scanned back, or the lead says that it is back or lost; what is still locked is given back, with the slot of the
 * warehouse. Safe to run twice; never fails for lack of stock.
 */
@Component("releaseStockDelegate")
class ReleaseStockDelegate implements JavaDelegate {
    private final Stock stock;
    private final Capacity capacity;
    private final List<FloorWork> works;

    ReleaseStockDelegate(Stock stock, Capacity capacity, List<FloorWork> works) {
        this.stock = stock;
        this.capacity = capacity;
        this.works = works;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var decision = FulfillOrder.DECISION.take(execution, "");
        var reason = FulfillOrder.DECISION_REASON.take(execution, "");
        var id = FulfillOrder.fulfillment(execution);
        if (decision.equals("DONE")) works.forEach(work -> work.putBack(id));
        if (decision.equals("LOST")) works.forEach(work -> work.lost(id, reason));
        stock.release(id, "Order cancelled");
        capacity.free(id);
    }
}
