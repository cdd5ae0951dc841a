package dev.wharf.aftersales;

import dev.wharf.inventory.Stock;
import dev.wharf.process.FulfillOrder;
import dev.wharf.scan.FloorWork;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ReleaseStock: what was picked lies in its bins again, and what is still locked is given back. Safe to run twice; never fails for lack of stock. */
@Component("releaseStockDelegate")
class ReleaseStockDelegate implements JavaDelegate {
    private final Stock stock;
    private final List<FloorWork> works;

    ReleaseStockDelegate(Stock stock, List<FloorWork> works) {
        this.stock = stock;
        this.works = works;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FulfillOrder.DECISION.take(execution, "");
        var id = FulfillOrder.fulfillment(execution);
        works.forEach(work -> work.putBack(id));
        stock.release(id, "Order cancelled");
    }
}
