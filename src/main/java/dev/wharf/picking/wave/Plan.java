package dev.wharf.picking.wave;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.site.Site;
import dev.wharf.picking.wave.Limits.Load;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Carts and what they cost. The forecast of late orders: the carts go out the most urgent first, each with the picker who is free first, all pickers
 * free now; an order is at risk if its cart comes back after it is due. Pure.
 */
record Plan(List<Cart> carts, Figures figures, Set<FulfillmentId> atRisk) {
    record Cart(List<PoolOrder> orders, long centimetres, int seconds, boolean oversize) {
        Instant due() {
            return Plan.due(orders);
        }
    }

    /** @param filled empty ones disappear, the others keep their order */
    static Plan of(List<List<PoolOrder>> filled, Terms terms, Site site, Instant now) {
        var carts = filled.stream().filter(orders -> !orders.isEmpty()).map(orders -> cart(orders, terms, site)).toList();
        var late = late(carts, terms.pickers(), now);
        return new Plan(carts, new Figures(carts.stream().mapToLong(Cart::centimetres).sum(), carts.stream().mapToInt(Cart::seconds).sum(), late.size()), late);
    }

    static Instant due(List<PoolOrder> orders) {
        return orders.stream().map(PoolOrder::due).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    private static Cart cart(List<PoolOrder> orders, Terms terms, Site site) {
        var bins = new TreeSet<String>();
        orders.forEach(order -> bins.addAll(order.bins()));
        long centimetres = site.walk(bins).centimetres().orElse(0);
        var load = orders.stream().map(PoolOrder::load).reduce(Load.NONE, Load::plus);
        int lines = orders.stream().mapToInt(PoolOrder::lines).sum();
        var byUrgency = new ArrayList<>(orders);
        byUrgency.sort(Comparator.comparing(PoolOrder::due).thenComparing(PoolOrder::id));
        return new Cart(List.copyOf(byUrgency), centimetres, terms.pace().seconds(centimetres, lines, load.units()), !terms.cart().hold(load));
    }

    private static Set<FulfillmentId> late(List<Cart> carts, int pickers, Instant now) {
        var free = new PriorityQueue<Instant>();
        for (int i = 0; i < pickers; i++) free.add(now);
        var late = new HashSet<FulfillmentId>();
        for (var cart : carts.stream().sorted(Comparator.comparing(Cart::due)).toList()) {
            var back = free.remove().plusSeconds(cart.seconds());
            free.add(back);
            cart.orders().stream().filter(order -> order.due().isBefore(back)).forEach(order -> late.add(order.id()));
        }
        return late;
    }
}
