package dev.wharf.allocation;

import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_LockStock: locks every unit in the chosen warehouse, or none; writes lockOutcome. */
@Component("lockStockDelegate")
class LockStockDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Stock stock;

    LockStockDelegate(Fulfillments fulfillments, Stock stock) {
        this.fulfillments = fulfillments;
        this.stock = stock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var fulfillment = fulfillments.get(FulfillOrder.fulfillment(execution));
        var needs = fulfillment.lines().stream().filter(l -> l.quantity() > 0).map(l -> new Stock.Need(l.id(), l.sku(), l.quantity())).toList();
        boolean locked = !fulfillment.warehouse().isEmpty() && stock.lock(fulfillment.id(), fulfillment.shop(), fulfillment.warehouse(), needs, null);
        if (!locked) fulfillments.save(fulfillment.inWarehouse(""));
        FulfillOrder.LOCK_OUTCOME.set(execution, locked ? "LOCKED" : "STOCK_SHORT");
    }
}
