package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.prepack.Packs;
import dev.wharf.picking.PickOrder.State;
import dev.wharf.picking.putback.PutBacks;
import dev.wharf.picking.putback.PutBacks.OnCart;
import dev.wharf.process.Lane;
import dev.wharf.scan.FloorWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes cancelled orders out of their walks and sends their goods back to the bins. The row of the walk is held from the look to the commit: a scan is either
 * counted before or told of the cancellation. The other orders of the walk go on.
 */
@Component
@Order(PickFloorWork.BEFORE_THE_WALL)
class PickFloorWork implements FloorWork {
    /** @param inWalk shares of walks that go on, also those whose goods are all on the cart, and those that left it short with some */
    private record Work(List<PickOrder> inWalk, List<OnCart> out) { }

    /** Rows of walks are held before those of the wall, as whoever picks and whoever sorts holds them. */
    static final int BEFORE_THE_WALL = 1;

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final WalkEnds ends;
    private final Lane.Fact<Work> work = new Lane.Fact<>("pick tasks", this::load);
    private final Lane.Writer<PickOrder> cancelled = new Lane.Writer<>(61, "pick_order", this::cancel);
    private final Lane.Writer<FulfillmentId> waitsNoMore;
    private final PutBacks putBacks;
    private final Packs packs;

    PickFloorWork(JdbcPickTasks tasks, JdbcPickOrders orders, WalkEnds ends, PickWaits waits, PutBacks putBacks, Packs packs) {
        this.packs = packs;
        this.waitsNoMore = new Lane.Writer<>(62, "pick_wait", waits::end);
        this.tasks = tasks;
        this.orders = orders;
        this.ends = ends;
        this.putBacks = putBacks;
    }

    @Override
    public List<Taken> stop(FulfillmentId id) {
        var lane = Lane.current();
        var found = lane.get(work, id);
        found.inWalk().forEach(order -> lane.write(cancelled, order));
        lane.write(waitsNoMore, id);
        lane.know(work, id, new Work(List.of(), found.out()));
        return found.out().stream().map(out -> new Taken(out.sku(), out.bin(), out.lot(), out.units())).toList();
    }

    @Override
    public void sendBack(FulfillmentId id, boolean cancelled) {
        var lane = Lane.current();
        var found = lane.get(work, id);
        if (found.out().isEmpty()) return;
        orders.returning(id);
        packs.openTaken(id);
        lane.know(work, id, new Work(found.inWalk(), List.of()));
        putBacks.open(id, cancelled, found.out());
    }

    @Override
    public void putBack(FulfillmentId id) {
        putBacks.comeBack(id);
    }

    @Override
    public void lost(FulfillmentId id, String reason) {
        putBacks.lose(id, reason);
    }

    private void cancel(List<PickOrder> leaving) {
        orders.cancel(leaving.stream().map(PickOrder::id).toList());
        ends.goOn(leaving.stream().map(PickOrder::task).collect(toSet()));
    }

    private Map<FulfillmentId, Work> load(Collection<FulfillmentId> ids) {
        var walks = orders.inWalks(ids).stream().map(PickOrder::task).collect(toSet());
        var goOn = tasks.lock(walks).stream().filter(PickTask::open).map(PickTask::id).collect(toSet());
        var held = orders.lock(ids);
        if (held.stream().anyMatch(order -> order.state() == State.OPEN && !walks.contains(order.task()))) {
            throw new ConcurrencyFailureException("An order has joined another walk in the same moment");
        }
        var byOrder = held.stream().filter(order -> goOn.contains(order.task())).collect(groupingBy(PickOrder::fulfillment));
        var out = orders.onCarts(ids);
        var result = new HashMap<FulfillmentId, Work>();
        ids.forEach(id -> result.put(id, new Work(byOrder.getOrDefault(id, List.of()), out.getOrDefault(id, List.of()))));
        return result;
    }
}
