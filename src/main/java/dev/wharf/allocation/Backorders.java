package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.ExpectedStock;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.Supply;
import dev.wharf.order.GoodsQueue;
import dev.wharf.order.GoodsQueue.WaitingOrder;
import dev.wharf.order.ShortageWishes;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Warehouses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Wakes the orders that wait for goods: those that what is there can serve, in the house's order, and nobody else. A plan is made without holding anything
 * and each lane checks anew with the rows held, so two nodes at once wake the same orders in the same row, and nobody gets a unit twice.
 */
@Service
public class Backorders {
    private static final Logger LOG = LoggerFactory.getLogger(Backorders.class);

    /** Where a waiting order stands. @param of how many wait for the SKU @param coming units that are expected next; null if nobody said so */
    public record Place(String sku, int place, int of, ExpectedStock.Open coming) { }

    private final Lanes lanes;
    private final Stock stock;
    private final ExpectedStock expected;
    private final GoodsQueue waiting;
    private final ShortageWishes wishes;
    private final Warehouses warehouses;
    private final Instances instances;
    private final BackorderSettings settings;
    private final ServeOrder order;
    /** What those saw that a sweep woke. */
    private final Map<FulfillmentId, List<Integer>> lookedAt = new ConcurrentHashMap<>();

    Backorders(Lanes lanes, Stock stock, ExpectedStock expected, GoodsQueue waiting, ShortageWishes wishes, Warehouses warehouses, Instances instances,
               BackorderSettings settings) {
        this.lanes = lanes;
        this.stock = stock;
        this.expected = expected;
        this.waiting = waiting;
        this.wishes = wishes;
        this.warehouses = warehouses;
        this.instances = instances;
        this.settings = settings;
        this.order = new ServeOrder(settings.first(), settings.vipShops());
    }

    /**
     * Asks again until nobody is left who could be served: one that was woken may not have taken its units after all, because it waits for something else too.
     *
     * @return who was woken, in that order
     */
    public List<FulfillmentId> serve(Collection<String> skus) {
        return serve(skus, List.of());
    }

    private List<FulfillmentId> serve(Collection<String> skus, Collection<FulfillmentId> asleep) {
        var woken = new ArrayList<FulfillmentId>();
        var tried = new HashSet<FulfillmentId>(asleep);
        for (var next = plan(skus, tried); !next.isEmpty(); next = plan(skus, tried)) {
            tried.addAll(next);
            woken.addAll(next);
            for (var failed : lanes.run(next, lane -> instances.tellWaiting(Message.StockArrived, lane, Map.of()))) {
                LOG.error("{} waits for stock and could not look again", failed.member(), failed.reason());
            }
        }
        return woken;
    }

    /**
     * Everybody who waits, whatever was heard of: finds those that a crash left asleep. One that looked in vain at the same goods sleeps on; else it
     * would look, and leave a decision, at every sweep.
     */
    public List<FulfillmentId> sweep() {
        var skus = waiting.skus();
        var supply = stock.supply(skus);
        var all = waiting.of(supply.skus());
        lookedAt.keySet().retainAll(all.stream().map(WaitingOrder::id).toList());
        var inVain = all.stream().filter(w -> seen(w, supply).equals(lookedAt.get(w.id()))).map(WaitingOrder::id).toList();
        var woken = serve(supply.skus(), inVain);
        var later = stock.supply(skus);
        for (var order : all) if (woken.contains(order.id())) lookedAt.put(order.id(), seen(order, later));
        return woken;
    }

    /** What there is of the goods it needs, in each warehouse. */
    private List<Integer> seen(WaitingOrder order, Supply supply) {
        return warehouses.active().stream().map(Warehouses.Warehouse::code).sorted()
            .flatMap(w -> order.needs().keySet().stream().map(sku -> supply.sellable(order.shop(), w, sku))).toList();
    }

    /** First who waits, then what is there: goods taken in between are then missed, never counted for two. */
    private List<FulfillmentId> plan(Collection<String> skus, Set<FulfillmentId> tried) {
        var all = waiting.of(skus);
        if (all.isEmpty()) return List.of();
        var hearing = Set.copyOf(instances.waitingFor(Message.StockArrived, all.stream().map(WaitingOrder::id).toList()));
        var asleep = all.stream().filter(w -> hearing.contains(w.id()) && !tried.contains(w.id())).toList();
        var needed = new HashSet<String>();
        asleep.forEach(w -> needed.addAll(w.needs().keySet()));
        var open = warehouses.active().stream().map(Warehouses.Warehouse::code).sorted().toList();
        return new ServePlan(open, wishes::of, settings.strictOrder()).served(order.sorted(asleep), stock.supply(needed));
    }

    /** Its place in the queue of each SKU it lacks; empty if it does not wait. */
    public List<Place> places(FulfillmentId id, Collection<String> skus) {
        var queue = order.sorted(waiting.of(skus));
        var own = queue.stream().filter(w -> w.id().equals(id)).findFirst().orElse(null);
        if (own == null) return List.of();
        var supply = stock.supply(skus);
        var coming = expected.open(skus);
        var places = new ArrayList<Place>();
        own.needs().forEach((sku, needed) -> {
            var open = warehouses.active().stream().map(Warehouses.Warehouse::code).filter(w -> own.warehouse().isEmpty() || w.equals(own.warehouse())).toList();
            if (open.stream().anyMatch(w -> supply.sellable(own.shop(), w, sku) >= needed)) return;
            var here = queue.stream().filter(w -> w.needs().containsKey(sku)).map(WaitingOrder::id).toList();
            places.add(new Place(sku, here.indexOf(id) + 1, here.size(), coming.stream().filter(e -> e.sku().equals(sku) && open.contains(e.warehouse())).findFirst().orElse(null)));
        });
        return places;
    }
}
