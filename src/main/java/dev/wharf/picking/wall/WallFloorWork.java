package dev.wharf.picking.wall;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.wall.SortOrder.State;
import dev.wharf.process.Lane;
import dev.wharf.scan.FloorWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Goods of an order that leaves the floor go into no slot any more: those in the box are sent to be put back when they are scanned, and a slot with some of them says so. Which
 * units these are, picking says.
 */
@Component
@Order(WallFloorWork.AFTER_THE_WALK)
class WallFloorWork implements FloorWork {
    /** See picking.PickFloorWork. */
    static final int AFTER_THE_WALK = 2;

    private final Lane.Fact<List<SortOrder>> sorting = new Lane.Fact<>("goods at put walls", this::load);
    private final Lane.Writer<Long> leaving;
    private final JdbcSortOrders orders;

    WallFloorWork(JdbcSortOrders orders) {
        this.orders = orders;
        this.leaving = new Lane.Writer<>(62, "sort_order", ids -> orders.states(ids, State.BACK));
    }

    @Override
    public List<Taken> stop(FulfillmentId id) {
        leave(id);
        return List.of();
    }

    /** Also without a stop before: an order whose goods are not all there leaves the warehouse with some of them in a box or a slot. */
    @Override
    public void sendBack(FulfillmentId id, boolean cancelled) {
        leave(id);
    }

    private void leave(FulfillmentId id) {
        var lane = Lane.current();
        lane.get(sorting, id).forEach(order -> lane.write(leaving, order.pickOrder()));
        lane.know(sorting, id, List.of());
    }

    private Map<FulfillmentId, List<SortOrder>> load(Collection<FulfillmentId> ids) {
        var found = orders.lockSorting(ids).stream().collect(groupingBy(SortOrder::fulfillment));
        var result = new HashMap<FulfillmentId, List<SortOrder>>();
        ids.forEach(id -> result.put(id, found.getOrDefault(id, List.of())));
        return result;
    }
}
