package dev.wharf.picking;

import static java.util.stream.Collectors.toSet;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.picking.JdbcWalks.Move;
import dev.wharf.picking.JdbcWalks.New;
import dev.wharf.picking.JdbcWalks.Single;
import dev.wharf.picking.PickTask.State;
import dev.wharf.process.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Moves orders from walks of their own into carts and back. Rows of tasks are held in key order before those of orders, as a cancellation does, so
 * that an order that leaves in the same moment is either left out or found on the cart. Call inside a lane.
 */
@Component
public class Walks {
    /** Orders looked at in one statement; three columns each. */
    private static final int PAGE = 1000;

    private final JdbcWalks walks;
    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final Fulfillments fulfillments;
    private final PickPool pool;
    private final WalkOrder order;
    private final WalkEnds ends;
    private final Ids ids;

    Walks(JdbcWalks walks, JdbcPickTasks tasks, JdbcPickOrders orders, Fulfillments fulfillments, PickPool pool, WalkOrder order, WalkEnds ends, Ids ids) {
        this.ends = ends;
        this.walks = walks;
        this.tasks = tasks;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.pool = pool;
        this.order = order;
        this.ids = ids;
    }

    /**
     * Of these orders, those that still wait in this warehouse, alone and untouched; their rows are held until the commit. Rows that somebody else holds are passed over.
     */
    public Set<FulfillmentId> hold(String warehouse, Collection<FulfillmentId> wanted) {
        return alone(wanted, walks.holdAlone(warehouse, wanted)).keySet();
    }

    /**
     * Makes one walk of orders that wait alone; who has been cancelled, taken, begun or sent to another warehouse meanwhile is left out.
     *
     * @param byPlace in the order of their places on the cart
     * @return empty if nobody was left
     */
    public Optional<Cart> cart(long wave, String warehouse, PickMode mode, List<FulfillmentId> byPlace) {
        var found = lockAlone(warehouse, byPlace, Set.of());
        var joining = byPlace.stream().filter(found::containsKey).toList();
        if (joining.isEmpty()) return Optional.empty();
        long task = ids.next();
        Lane.current().join(joining);
        var shipBy = joining.stream().map(id -> fulfillments.get(id).shipBy()).min(Comparator.naturalOrder()).orElseThrow();
        walks.insert(List.of(new New(task, wave, warehouse, State.WAITING, shipBy, mode)));
        walks.move(IntStream.range(0, joining.size()).mapToObj(i -> new Move(found.get(joining.get(i)), task, i + 1)).toList());
        order.replan(List.of(task));
        return Optional.of(new Cart(task, joining));
    }

    /** @param joined in the order of their places, from 1 */
    public record Cart(long task, List<FulfillmentId> joined) { }

    /** Puts an order that waits alone on a cart that nobody has taken. @return its place; 0 if the cart is taken or over, or the order no longer waits */
    public int join(long task, FulfillmentId id) {
        var found = lockAlone(tasks.get(task).warehouse(), List.of(id), Set.of(task));
        var cart = tasks.get(task);
        if (cart.state() != State.WAITING || !found.containsKey(id)) return 0;
        int place = orders.of(task).stream().mapToInt(PickOrder::position).max().orElse(0) + 1;
        walks.move(List.of(new Move(found.get(id), task, place)));
        walks.sooner(task, fulfillments.get(id).shipBy());
        tasks.changed(List.of(task));
        order.replan(List.of(task));
        return place;
    }

    /**
     * Takes open orders off carts that nobody has taken; each waits alone again, for a wave or for a picker.
     *
     * @return those that left; the others are in somebody's hands or gone
     */
    public Set<FulfillmentId> apart(Collection<FulfillmentId> leaving) {
        if (leaving.isEmpty()) return Set.of();
        var carts = tasks.lock(orders.open(leaving).stream().map(PickOrder::task).collect(toSet()));
        var waiting = carts.stream().filter(cart -> cart.state() == State.WAITING).map(PickTask::id).collect(toSet());
        var open = orders.lockOpen(leaving).stream().filter(order -> waiting.contains(order.task())).toList();
        Lane.current().join(open.stream().map(PickOrder::fulfillment).toList());
        var begun = waiting.isEmpty() ? Set.<FulfillmentId>of() : orders.lines(waiting).stream().filter(line -> line.picked() > 0).map(PickLine::fulfillment).collect(toSet());
        var single = new ArrayList<New>();
        var moves = new ArrayList<Move>();
        for (var order : open) {
            var f = fulfillments.get(order.fulfillment());
            single.add(new New(ids.next(), null, f.warehouse(), !begun.contains(f.id()) && pool.holds(f) ? State.POOLED : State.WAITING, f.shipBy()));
            moves.add(new Move(order, single.get(single.size() - 1).task(), 1));
        }
        walks.insert(single);
        walks.move(moves);
        // Carts without an order left have disappeared.
        ends.goOn(open.stream().map(PickOrder::task).collect(toSet()));
        return open.stream().map(PickOrder::fulfillment).collect(toSet());
    }

    /** Orders that waited for a wave in this warehouse are offered to pickers one by one. Nothing happens to others. */
    public void offer(String warehouse, Collection<FulfillmentId> pooled) {
        if (!pooled.isEmpty()) walks.offer(walks.holdAlone(warehouse, pooled).stream().map(PickOrder::task).toList());
    }

    /**
     * The most urgent orders that wait alone and that nobody claims. It looks on until there are as many: the most urgent ones may all be claimed.
     *
     * @param pooled  only those that wait for a wave
     * @param claimed those of the orders it gets that are claimed
     */
    public List<WaitingOrder> waiting(String warehouse, boolean pooled, int most, UnaryOperator<Set<FulfillmentId>> claimed) {
        var free = new ArrayList<Long>();
        var page = walks.singles(warehouse, pooled, Single.NONE, PAGE);
        while (!page.isEmpty()) {
            var taken = claimed.apply(page.stream().map(Single::order).collect(toSet()));
            page.stream().filter(single -> !taken.contains(single.order())).forEach(single -> free.add(single.task()));
            page = page.size() < PAGE || free.size() >= most ? List.of() : walks.singles(warehouse, pooled, page.get(PAGE - 1), PAGE);
        }
        return walks.on(free.stream().limit(most).toList());
    }

    /** What is still to be fetched for these, wherever it waits. */
    public List<WaitingOrder> of(Collection<FulfillmentId> ids) {
        return ids.isEmpty() ? List.of() : walks.of(ids);
    }

    /** Where an order is picked. */
    public String warehouseOf(FulfillmentId id) {
        return fulfillments.get(id).warehouse();
    }

    /** Where the orders that are still part of these walks have their goods from, by walk. */
    public Map<Long, List<String>> bins(Collection<Long> tasks) {
        return tasks.isEmpty() ? Map.of() : walks.bins(tasks);
    }

    /** How far each of these walks is, by its number. */
    public Map<Long, WalkProgress> progress(Collection<Long> tasks) {
        return tasks.isEmpty() ? Map.of() : walks.progress(tasks);
    }

    /** What became of each order of these walks, the last time it was on one of them: OPEN, DONE, SHORT or CANCELLED. */
    public Map<FulfillmentId, String> states(Collection<Long> tasks) {
        return tasks.isEmpty() ? Map.of() : walks.states(tasks);
    }

    /** Holds the walks of these orders and these walks until the commit, all at once, so that several moves in one transaction meet nobody halfway. */
    public void lock(Collection<FulfillmentId> moving, Collection<Long> with) {
        var rows = new HashSet<>(with);
        if (!moving.isEmpty()) orders.open(moving).forEach(order -> rows.add(order.task()));
        tasks.lock(rows);
    }

    private Map<FulfillmentId, PickOrder> lockAlone(String warehouse, Collection<FulfillmentId> wanted, Set<Long> with) {
        lock(wanted, with);
        return alone(wanted, walks.alone(warehouse, wanted));
    }

    private static Map<FulfillmentId, PickOrder> alone(Collection<FulfillmentId> wanted, List<PickOrder> found) {
        var byOrder = new HashMap<FulfillmentId, PickOrder>();
        found.stream().filter(order -> wanted.contains(order.fulfillment())).forEach(order -> byOrder.put(order.fulfillment(), order));
        return byOrder;
    }
}
