package dev.wharf.allocation;

import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Level;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.warehouse.Warehouses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ChooseWarehouse: names the warehouse on the fulfillment. Safe to run twice. */
@Component("chooseWarehouseDelegate")
class ChooseWarehouseDelegate implements JavaDelegate {
    private static final String RULE = "WAREHOUSE";
    private static final String VERSION = "1";

    private final Fulfillments fulfillments;
    private final Warehouses warehouses;
    private final Stock stock;
    private final OrderLog log;
    private final Warehousing warehousing = new Warehousing(new Distances());

    ChooseWarehouseDelegate(Fulfillments fulfillments, Warehouses warehouses, Stock stock, OrderLog log) {
        this.fulfillments = fulfillments;
        this.warehouses = warehouses;
        this.stock = stock;
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var fulfillment = fulfillments.moveTo(id, Stage.LOCK);
        var named = fulfillment.warehouse().isEmpty() ? fulfillments.orderOf(id).warehouse() : fulfillment.warehouse();
        // Kept while it waited for orders to merge with; the rows are held from here to the lock.
        stock.releaseSoft(id, "Locked for good");
        var available = stock.available(fulfillment.shop(), fulfillment.units().keySet());
        var chosen = warehousing.choose(warehouses.active(), named, fulfillment.region(), fulfillment.units(), available).orElse("");
        fulfillments.save(fulfillment.inWarehouse(chosen));
        var reason = named.isEmpty() ? new Text("最近且货全的仓库 " + chosen, "Nearest warehouse that has everything: " + chosen)
            : new Text("指定仓库 " + named, "Named warehouse " + named);
        log.decided(new OrderLog.Decision(id, RULE, VERSION, "0.0", Level.OK, chosen.isEmpty() ? "NONE" : chosen, reason,
            "{\"named\":\"" + named + "\",\"province\":\"" + fulfillment.region().province() + "\",\"city\":\"" + fulfillment.region().city() + "\"}"));
    }
}
