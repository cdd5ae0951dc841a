package dev.wharf.picking;

import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.FulfillOrder;
import dev.wharf.scan.FloorWork;
import dev.wharf.scan.FloorWork.Taken;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_StopFloorWork: stops picking and verifying; writes floorOutcome, PICKED if goods must be put back, else NONE. With PICKED the
 * locks are given back, a put-back is opened, and the reason says which units belong in which bin. Safe to run twice.
 */
@Component("stopFloorWorkDelegate")
class StopFloorWorkDelegate implements JavaDelegate {
    private final List<FloorWork> works;
    private final Stock stock;
    private final Fulfillments fulfillments;

    StopFloorWorkDelegate(List<FloorWork> works, Stock stock, Fulfillments fulfillments) {
        this.works = works;
        this.stock = stock;
        this.fulfillments = fulfillments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var taken = works.stream().flatMap(work -> work.stop(id).stream()).toList();
        FulfillOrder.FLOOR_OUTCOME.set(execution, taken.isEmpty() ? "NONE" : "PICKED");
        if (taken.isEmpty()) return;
        // What nobody has picked may be sold at once; the rest is frozen until it lies in a bin.
        stock.release(id, "Order cancelled");
        works.forEach(work -> work.sendBack(id, true));
        execution.setVariables(Evidence.variables(fulfillments, id, new Text("放回：" + list(taken), "Put back: " + list(taken))));
    }

    private static String list(List<Taken> taken) {
        return taken.stream().map(t -> t.quantity() + " × " + t.sku() + (t.lot().isEmpty() ? "" : " (" + t.lot() + ")") + (t.bin().isEmpty() ? "" : " → " + t.bin())).collect(Collectors.joining(", "));
    }
}
