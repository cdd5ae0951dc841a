package dev.wharf.picking.wall;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.wall.SortOrder.State;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What lies in the boxes of walks that are sorted at a wall. Called by picking with the row of the walk held, inside a lane. */
@Component
public class SortBoxes {
    /** One order's share in a walk. @param position by urgency, from 1. @param wave 0 if there is none */
    public record Share(long pickOrder, long task, long wave, FulfillmentId fulfillment, String warehouse, int position) { }

    /** Units that were put into the box for an order. @param lot empty if the goods have none; {@code serial} likewise */
    public record Unit(Share share, String sku, String lot, String serial, int units) { }

    private final JdbcSortOrders orders;

    SortBoxes(JdbcSortOrders orders) {
        this.orders = orders;
    }

    public void put(List<Unit> units) {
        orders.put(units);
    }

    /**
     * All is picked for these shares.
     *
     * @return those whose units are not all in their slots yet; they go on when they are
     */
    public Set<Long> picked(Collection<Long> pickOrders) {
        var byEnd = orders.lock(pickOrders).stream().filter(order -> order.state() == State.PICKING).collect(partitioningBy(order -> order.left() == 0));
        orders.states(byEnd.get(true).stream().map(SortOrder::pickOrder).toList(), State.SORTED);
        orders.states(byEnd.get(false).stream().map(SortOrder::pickOrder).toList(), State.PICKED);
        return byEnd.get(false).stream().map(SortOrder::pickOrder).collect(toSet());
    }
}
