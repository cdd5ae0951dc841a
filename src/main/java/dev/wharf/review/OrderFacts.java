package dev.wharf.review;

import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.process.Lane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The sales orders whose goods a fulfillment holds: its own, and after a merge others. Those others are read once for the lane. */
@Component
class OrderFacts {
    private final Fulfillments fulfillments;
    private final SalesOrders orders;

    OrderFacts(Fulfillments fulfillments, SalesOrders orders) {
        this.fulfillments = fulfillments;
        this.orders = orders;
    }

    private static final class Others {
        private final Map<Long, SalesOrder> byId = new HashMap<>();
    }

    /** In the order they were numbered. */
    List<SalesOrder> of(Fulfillment fulfillment) {
        var own = fulfillments.orderOf(fulfillment.id());
        return idsOf(fulfillment).stream().map(id -> id == own.id() ? own : other(id)).toList();
    }

    /** Units of its orders were cancelled in this transaction: the next question reads them anew. */
    void forget(Fulfillment fulfillment) {
        fulfillments.forgetOrder(fulfillment.id());
        Lane.current().state(Others.class, Others::new).byId.clear();
    }

    /** Says what this transaction made of an order. */
    void changed(Fulfillment fulfillment, SalesOrder changed) {
        if (changed.id() == fulfillment.salesOrderId()) fulfillments.orderChanged(fulfillment.id(), changed);
        else Lane.current().state(Others.class, Others::new).byId.put(changed.id(), changed);
    }

    private SalesOrder other(long id) {
        var others = Lane.current().state(Others.class, Others::new).byId;
        if (!others.containsKey(id)) {
            var missing = new TreeSet<Long>(List.of(id));
            for (var member : Lane.current().members()) missing.addAll(foreign(fulfillments.get(member)));
            missing.removeAll(others.keySet());
            others.putAll(orders.byIds(missing));
        }
        return others.get(id);
    }

    private static SortedSet<Long> foreign(Fulfillment fulfillment) {
        var ids = idsOf(fulfillment);
        ids.remove(fulfillment.salesOrderId());
        return ids;
    }

    private static SortedSet<Long> idsOf(Fulfillment fulfillment) {
        var ids = new TreeSet<>(List.of(fulfillment.salesOrderId()));
        fulfillment.lines().stream().filter(l -> l.quantity() > 0).forEach(l -> ids.add(l.salesOrderId()));
        return ids;
    }
}
