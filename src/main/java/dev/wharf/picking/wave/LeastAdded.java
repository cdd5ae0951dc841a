package dev.wharf.picking.wave;

import dev.wharf.picking.site.Site;
import dev.wharf.picking.wave.Limits.Load;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts each order, the one with the longest walk first, on the cart whose walk grows least by it; never worse than the order of arrival. Pure. */
final class LeastAdded {
    private LeastAdded() { }

    static List<List<PoolOrder>> fill(List<PoolOrder> orders, Limits limits, Site site) {
        var carts = new ArrayList<List<PoolOrder>>();
        orders.stream().sorted(Comparator.comparingLong((PoolOrder order) -> length(List.of(order), site)).reversed().thenComparing(PoolOrder::id)).forEach(order -> add(carts, order, limits, site));
        var arrival = FirstCome.fill(orders, limits);
        return sum(carts, site) <= sum(arrival, site) ? carts : arrival;
    }

    private static void add(List<List<PoolOrder>> carts, PoolOrder order, Limits limits, Site site) {
        List<PoolOrder> best = null;
        long least = length(List.of(order), site);
        for (var cart : carts) {
            if (!limits.hold(cart.stream().map(PoolOrder::load).reduce(order.load(), Load::plus))) continue;
            var with = new ArrayList<>(cart);
            with.add(order);
            long added = length(with, site) - length(cart, site);
            if (added <= least) {
                least = added;
                best = cart;
            }
        }
        if (best != null) best.add(order);
        else carts.add(new ArrayList<>(List.of(order)));
    }

    private static long sum(List<List<PoolOrder>> carts, Site site) {
        return carts.stream().mapToLong(cart -> length(cart, site)).sum();
    }

    private static long length(List<PoolOrder> orders, Site site) {
        return site.walk(orders.stream().flatMap(order -> order.bins().stream()).distinct().toList()).centimetres().orElse(0);
    }
}
