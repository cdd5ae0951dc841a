package dev.wharf.picking;

import dev.wharf.common.Text;
import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_WriteOffMissing: gives back all locks of the fulfillment, then takes the units that nobody found off hand, so that review sees what
 * is really there. Each pick line is written off once; its ledger key says so.
 */
@Component("writeOffMissingDelegate")
class WriteOffMissingDelegate implements JavaDelegate {
    private final JdbcPickTasks tasks;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Capacity capacity;
    private final OrderLog log;

    WriteOffMissingDelegate(JdbcPickTasks tasks, Fulfillments fulfillments, Stock stock, Capacity capacity, OrderLog log) {
        this.tasks = tasks;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.capacity = capacity;
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var missing = tasks.missing(id);
        stock.release(id, "short pick");
        capacity.free(id);
        var warehouse = fulfillments.get(id).warehouse();
        for (var line : missing) stock.adjust(warehouse, line.sku(), -line.quantity(), "pick-line:" + line.pickLineId(), "short pick: " + line.reason());
        var units = missing.stream().map(line -> line.quantity() + " × " + line.sku()).collect(Collectors.joining(", "));
        log.happened(id, "WRITTEN_OFF", new Text("货位没有找到，已从库存减去：" + units, "Not found in the bin, taken off stock: " + units));
    }
}
