package dev.wharf.aftersales;

import dev.wharf.inventory.Stock;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ReleaseStock: gives back what is still locked. Safe to run twice; never fails for lack of stock. */
@Component("releaseStockDelegate")
class ReleaseStockDelegate implements JavaDelegate {
    private final Stock stock;

    ReleaseStockDelegate(Stock stock) {
        this.stock = stock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FulfillOrder.DECISION.take(execution, "");
        stock.release(FulfillOrder.fulfillment(execution), "Order cancelled");
    }
}
