package dev.wharf.inventory;

import dev.wharf.inventory.lot.Serials;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_DeductStock: the parcel has left, so its units are no longer on hand. Safe to run twice. */
@Component("deductStockDelegate")
class DeductStockDelegate implements JavaDelegate {
    private final Stock stock;
    private final Serials serials;

    DeductStockDelegate(Stock stock, Serials serials) {
        this.stock = stock;
        this.serials = serials;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        stock.deduct(id);
        serials.shipped(id);
    }
}
