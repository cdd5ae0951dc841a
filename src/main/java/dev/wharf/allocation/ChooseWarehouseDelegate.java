package dev.wharf.allocation;

import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.sourcing.WarehouseChoice;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ChooseWarehouse: review has named the warehouse, unless time went by since, as when other orders of the buyer were awaited; then it is
 * chosen here, by the same rule. Safe to run twice.
 */
@Component("chooseWarehouseDelegate")
class ChooseWarehouseDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final WarehouseChoice choice;

    ChooseWarehouseDelegate(Fulfillments fulfillments, Stock stock, WarehouseChoice choice) {
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.choice = choice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var fulfillment = fulfillments.moveTo(id, Stage.LOCK);
        // Kept while it waited for orders to merge with; the rows are held from here to the lock.
        stock.releaseSoft(id, "Locked for good");
        if (fulfillment.warehouse().isEmpty()) fulfillments.save(fulfillment.inWarehouse(choice.choose(id).orElse("")));
    }
}
