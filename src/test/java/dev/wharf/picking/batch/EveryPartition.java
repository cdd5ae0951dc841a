package dev.wharf.picking.batch;

import dev.wharf.picking.route.ExactTour;
import dev.wharf.picking.route.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The least centimetres of all ways to spread a few orders over carts; an order too large for a cart goes alone. */
final class EveryPartition {
    private final Wave wave;
    private final List<List<WaveOrder>> carts = new ArrayList<>();
    private final Map<List<WaveOrder>, Integer> known = new HashMap<>();
    private long best = Long.MAX_VALUE;

    private EveryPartition(Wave wave) {
        this.wave = wave;
    }

    static long shortest(Wave wave) {
        var every = new EveryPartition(wave);
        every.spread(0);
        return every.best;
    }

    private void spread(int order) {
        if (order == wave.orders().size()) {
            best = Math.min(best, carts.stream().mapToLong(cart -> known.computeIfAbsent(List.copyOf(cart), orders -> centimetres(wave, orders))).sum());
            return;
        }
        var next = wave.orders().get(order);
        for (int i = 0; i <= carts.size(); i++) {
            boolean empty = i == carts.size();
            if (empty) carts.add(new ArrayList<>());
            carts.get(i).add(next);
            if (empty || fits(wave.cart(), carts.get(i))) spread(order + 1);
            carts.get(i).remove(carts.get(i).size() - 1);
            if (empty) carts.remove(i);
        }
    }

    static boolean fits(CartLimits cart, List<WaveOrder> orders) {
        return (cart.maxOrders() == null || orders.size() <= cart.maxOrders()) && (cart.maxUnits() == null || orders.stream().mapToInt(WaveOrder::units).sum() <= cart.maxUnits())
            && (cart.maxWeightG() == null || orders.stream().mapToLong(WaveOrder::weightG).sum() <= cart.maxWeightG())
            && (cart.maxVolumeCm3() == null || orders.stream().mapToLong(WaveOrder::volumeCm3).sum() <= cart.maxVolumeCm3());
    }

    static int centimetres(Wave wave, List<WaveOrder> orders) {
        List<Spot> spots = new ArrayList<>();
        for (var order : orders) spots.addAll(order.spots());
        return ExactTour.of(wave.layout(), spots).centimetres();
    }
}
