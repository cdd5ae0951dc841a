package dev.wharf.aftersales;

import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.Stock;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ReleaseStock: gives back what is still locked, and the slot of the warehouse. Safe to run twice; never fails for lack of stock. */
@Component("releaseStockDelegate")
class ReleaseStockDelegate implements JavaDelegate {
    private final Stock stock;
    private final Capacity capacity;

    ReleaseStockDelegate(Stock stock, Capacity capacity) {
        this.stock = stock;
        this.capacity = capacity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FulfillOrder.DECISION.take(execution, "");
        var id = FulfillOrder.fulfillment(execution);
        stock.release(id, "Order cancelled");
        capacity.free(id);
    }
}
