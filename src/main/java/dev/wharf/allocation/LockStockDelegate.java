package dev.wharf.allocation;

import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_LockStock: locks every unit in the chosen warehouse and takes a slot of its day, or neither; writes lockOutcome. */
@Component("lockStockDelegate")
class LockStockDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Capacity capacity;

    LockStockDelegate(Fulfillments fulfillments, Stock stock, Capacity capacity) {
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.capacity = capacity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var fulfillment = fulfillments.get(FulfillOrder.fulfillment(execution));
        boolean locked = !fulfillment.warehouse().isEmpty() && lock(fulfillment);
        if (!locked) fulfillments.save(fulfillment.inWarehouse(""));
        FulfillOrder.LOCK_OUTCOME.set(execution, locked ? "LOCKED" : "STOCK_SHORT");
    }

    /** The rows of the stock are taken before those of the slots, as everywhere. */
    private boolean lock(Fulfillment fulfillment) {
        var needs = fulfillment.lines().stream().filter(l -> l.quantity() > 0).map(l -> new Stock.Need(l.id(), l.sku(), l.quantity())).toList();
        stock.available(fulfillment.shop(), fulfillment.units().keySet());
        if (!capacity.book(fulfillment.id(), fulfillment.warehouse(), fulfillment.shipBy())) return false;
        if (stock.lock(fulfillment.id(), fulfillment.shop(), fulfillment.warehouse(), needs, null)) return true;
        capacity.free(fulfillment.id());
        return false;
    }
}
