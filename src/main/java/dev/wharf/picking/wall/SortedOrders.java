package dev.wharf.picking.wall;

import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.wall.SortOrder.State;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * All its units of this box are in the slot.
     *
     * @return false if others of its units are still in another box; then it waits for these
     */
    boolean goOn(SortOrder complete, String slotCode) {
        var open = open(List.of(complete));
        if (open.stream().anyMatch(order -> order.left() > 0)) return false;
        log.happened(complete.fulfillment(), "SORTED", new Text("分拣齐，在 " + slotCode, "Sorted, all in " + slotCode));
        tell(open);
        return true;
    }

    /** Some of their units are nowhere. The bench counts them, finds what is missing and has it picked again. Who has more in another box waits for that. */
    void goOnShort(List<SortOrder> incomplete) {
        incomplete.forEach(order -> {
            var missing = order.lines().stream().filter(line -> line.left() > 0).map(line -> line.left() + " × " + line.sku()).collect(Collectors.joining(", "));
            log.happened(order.fulfillment(), "SORTED_SHORT", new Text("分拣时箱里缺：" + missing + "，由复核台上报", "Missing in the box when sorted: " + missing + "; the bench reports it"));
        });
        orders.states(incomplete.stream().map(SortOrder::pickOrder).toList(), State.SORTED);
        var elsewhere = open(incomplete);
        var waiting = elsewhere.stream().filter(order -> order.left() > 0).map(SortOrder::fulfillment).collect(Collectors.toSet());
        tell(Stream.concat(incomplete.stream(), elsewhere.stream()).filter(order -> !waiting.contains(order.fulfillment())).toList());
    }

    /** All that these orders have in boxes and slots and that is not sorted, whatever the box. */
    private List<SortOrder> open(List<SortOrder> sorted) {
        if (sorted.isEmpty()) return List.of();
        var warehouse = sorted.get(0).warehouse();
        return orders.lockSorting(sorted.stream().map(SortOrder::fulfillment).toList()).stream().filter(order -> order.warehouse().equals(warehouse) && order.state() != State.SORTED).toList();
    }

    private void tell(List<SortOrder> going) {
        if (going.isEmpty()) return;
        orders.states(going.stream().map(SortOrder::pickOrder).toList(), State.SORTED);
        instances.tell(Message.GoodsPicked, going.stream().map(SortOrder::fulfillment).distinct().toList(), FulfillOrder.PICK_OUTCOME, "COMPLETE");
    }
}
