package dev.wharf.inventory;

import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_DeductStock: the parcel has left, so its units are no longer on hand. Safe to run twice. */
@Component("deductStockDelegate")
class DeductStockDelegate implements JavaDelegate {
    private final Stock stock;

    DeductStockDelegate(Stock stock) {
        this.stock = stock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        stock.deduct(FulfillOrder.fulfillment(execution));
    }
}
