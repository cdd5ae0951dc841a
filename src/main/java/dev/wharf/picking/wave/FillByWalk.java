package dev.wharf.picking.wave;

import static java.util.stream.Collectors.toMap;

import dev.wharf.picking.batch.CartLimits;
import dev.wharf.picking.batch.Effort;
import dev.wharf.picking.batch.WaveOrder;
import dev.wharf.picking.batch.WavePlanner;
import dev.wharf.picking.route.Spot;
import dev.wharf.picking.site.Aisles;
import dev.wharf.picking.site.Site;
import dev.wharf.picking.wave.Limits.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Searches carts that walk little in all where the floor is rectangular; puts each order where it adds least on a floor of another shape; keeps the order of
 * arrival where nothing is known of the floor. Goods that are not on the plan go where there is room.
 */
@Component
class FillByWalk implements CartSearch {
    /** Any: the same orders, seed and steps give the same carts. */
    private static final long SEED = 1;

    @Override
    public List<List<PoolOrder>> fill(List<PoolOrder> orders, Terms terms, Site site) {
        if (!site.known()) return FirstCome.fill(orders, terms.cart());
        return site.aisles().map(aisles -> search(orders, terms, aisles)).orElseGet(() -> LeastAdded.fill(orders, terms.cart(), site));
    }

    private static List<List<PoolOrder>> search(List<PoolOrder> orders, Terms terms, Aisles aisles) {
        Map<String, PoolOrder> byNumber = orders.stream().collect(toMap(order -> order.id().toString(), order -> order));
        var byArrival = orders.stream().sorted(Comparator.comparing(PoolOrder::since).thenComparing(PoolOrder::id)).toList();
        var placed = byArrival.stream().flatMap(order -> waveOrder(order, aisles).stream()).toList();
        var limits = new CartLimits(terms.cart().positions(), terms.cart().units(), terms.cart().weightG(), terms.cart().volumeCm3());
        var plan = WavePlanner.plan(new dev.wharf.picking.batch.Wave(aisles.layout(), placed, limits), Effort.of(Duration.ofSeconds(terms.planSeconds())), SEED);
        var carts = new ArrayList<List<PoolOrder>>();
        plan.carts().forEach(cart -> carts.add(new ArrayList<>(cart.orders().stream().map(byNumber::get).toList())));
        byArrival.stream().filter(order -> waveOrder(order, aisles).isEmpty()).forEach(order -> whereRoom(carts, order, terms.cart()));
        return carts;
    }

    private static Optional<WaveOrder> waveOrder(PoolOrder order, Aisles aisles) {
        List<Spot> spots = order.bins().stream().flatMap(bin -> aisles.spot(bin).stream()).distinct().toList();
        if (spots.isEmpty()) return Optional.empty();
        return Optional.of(new WaveOrder(order.id().toString(), spots, order.load().units(), order.load().weightG(), order.load().volumeCm3()));
    }

    private static void whereRoom(List<List<PoolOrder>> carts, PoolOrder order, Limits limits) {
        var room = carts.stream().filter(cart -> limits.hold(cart.stream().map(PoolOrder::load).reduce(order.load(), Load::plus))).findFirst();
        if (room.isPresent()) room.get().add(order);
        else carts.add(new ArrayList<>(List.of(order)));
    }
}
