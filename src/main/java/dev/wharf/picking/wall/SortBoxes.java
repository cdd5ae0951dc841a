package dev.wharf.picking.wall;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
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
     * All is picked for these orders, on whatever walk the last of it was: an order that is picked again on a cart may have units in a box.
     *
     * @return those whose units are not all in their slots yet; they go on when they are
     */
    public Set<FulfillmentId> picked(String warehouse, Collection<FulfillmentId> ids) {
        var open = orders.lockSorting(ids).stream().filter(order -> order.warehouse().equals(warehouse) && order.state() != State.SORTED).toList();
        var unsorted = open.stream().filter(order -> order.left() > 0).map(SortOrder::fulfillment).collect(toSet());
        var byEnd = open.stream().collect(partitioningBy(order -> unsorted.contains(order.fulfillment()), mapping(SortOrder::pickOrder, toList())));
        orders.states(byEnd.get(true), State.PICKED);
        orders.states(byEnd.get(false), State.SORTED);
        return unsorted;
    }
}
