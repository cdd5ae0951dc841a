package dev.wharf.picking.wall;

import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.wall.SortOrder.State;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sends sorted orders on to verifying. Call inside a lane with their rows held. */
@Component
class SortedOrders {
    private final JdbcSortOrders orders;
    private final OrderLog log;
    private final Instances instances;

    SortedOrders(JdbcSortOrders orders, OrderLog log, Instances instances) {
        this.orders = orders;
        this.log = log;
        this.instances = instances;
    }

    /** All their units are in the slot. */
    void goOn(List<SortOrder> complete, String slotCode) {
        complete.forEach(order -> log.happened(order.fulfillment(), "SORTED", new Text("分拣齐，在 " + slotCode, "Sorted, all in " + slotCode)));
        tell(complete);
    }

    /** Some of their units are nowhere. The bench counts them, finds what is missing and has it picked again. */
    void goOnShort(List<SortOrder> incomplete) {
        incomplete.forEach(order -> {
            var missing = order.lines().stream().filter(line -> line.left() > 0).map(line -> line.left() + " × " + line.sku()).collect(Collectors.joining(", "));
            log.happened(order.fulfillment(), "SORTED_SHORT", new Text("分拣时箱里缺：" + missing + "，由复核台上报", "Missing in the box when sorted: " + missing + "; the bench reports it"));
        });
        tell(incomplete);
    }

    private void tell(List<SortOrder> going) {
        if (going.isEmpty()) return;
        orders.states(going.stream().map(SortOrder::pickOrder).toList(), State.SORTED);
        instances.tell(Message.GoodsPicked, going.stream().map(SortOrder::fulfillment).toList(), FulfillOrder.PICK_OUTCOME, "COMPLETE");
    }
}
