package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.PickOrder.State;
import dev.wharf.picking.putback.PutBacks;
import dev.wharf.picking.putback.PutBacks.OnCart;
import dev.wharf.process.Lane;
import dev.wharf.scan.FloorWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Takes cancelled orders out of their walks and sends their goods back to the bins. The row of the walk is held from the look to the commit: a scan is either
 * counted before or told of the cancellation. The other orders of the walk go on.
 */
@Component
class PickFloorWork implements FloorWork {
    private record Work(List<PickOrder> open, List<OnCart> out) { }

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final WalkOrder walkOrder;
    private final Lane.Fact<Work> work = new Lane.Fact<>("pick tasks", this::load);
    private final Lane.Writer<PickOrder> cancelled = new Lane.Writer<>(61, "pick_order", this::cancel);
    private final Lane.Writer<FulfillmentId> waitsNoMore;
    private final PutBacks putBacks;

    PickFloorWork(JdbcPickTasks tasks, JdbcPickOrders orders, WalkOrder walkOrder, PickWaits waits, PutBacks putBacks) {
        this.waitsNoMore = new Lane.Writer<>(62, "pick_wait", waits::end);
        this.tasks = tasks;
        this.orders = orders;
        this.walkOrder = walkOrder;
        this.putBacks = putBacks;
    }

    @Override
    public List<Taken> stop(FulfillmentId id) {
        var lane = Lane.current();
        var found = lane.get(work, id);
        found.open().forEach(order -> lane.write(cancelled, order));
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
        lane.know(work, id, new Work(found.open(), List.of()));
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
        orders.end(leaving.stream().map(PickOrder::id).toList(), State.CANCELLED);
        var walks = leaving.stream().map(PickOrder::task).collect(toSet());
        var goOn = new HashSet<>(orders.tasksWithWork(walks));
        tasks.changed(goOn);
        walkOrder.replan(goOn);
        walks.removeAll(goOn);
        tasks.end(walks, PickTask.State.CANCELLED);
    }

    private Map<FulfillmentId, Work> load(Collection<FulfillmentId> ids) {
        var walks = orders.open(ids).stream().map(PickOrder::task).collect(toSet());
        tasks.lock(walks);
        var open = orders.lockOpen(ids);
        if (open.stream().anyMatch(order -> !walks.contains(order.task()))) throw new ConcurrencyFailureException("An order has joined another walk in the same moment");
        var byOrder = open.stream().collect(groupingBy(PickOrder::fulfillment));
        var out = orders.onCarts(ids);
        var result = new HashMap<FulfillmentId, Work>();
        ids.forEach(id -> result.put(id, new Work(byOrder.getOrDefault(id, List.of()), out.getOrDefault(id, List.of()))));
        return result;
    }
}
