package dev.wharf.picking.batch;

import java.util.function.ToLongFunction;

/** What one cart holds; null where there is no limit. An order of its own on a cart may exceed them. */
public record CartLimits(Integer maxOrders, Integer maxUnits, Long maxWeightG, Long maxVolumeCm3) {
    public CartLimits {
        positive("maxOrders", maxOrders);
        positive("maxUnits", maxUnits);
        positive("maxWeightG", maxWeightG);
        positive("maxVolumeCm3", maxVolumeCm3);
    }

    public static CartLimits orders(int most) {
        return new CartLimits(most, null, null, null);
    }

    private static void positive(String name, Number limit) {
        if (limit != null && limit.longValue() < 1) throw new IllegalArgumentException(name + " of a cart must be 1 or more, or missing for no limit, not " + limit + ".");
    }

    /** The limits there are, each with what an order takes of it. */
    Loads loads() {
        var loads = new Loads();
        limit(loads, maxOrders, order -> 1);
        limit(loads, maxUnits, WaveOrder::units);
        limit(loads, maxWeightG, WaveOrder::weightG);
        limit(loads, maxVolumeCm3, WaveOrder::volumeCm3);
        return loads;
    }

    private static void limit(Loads loads, Number limit, ToLongFunction<WaveOrder> takes) {
        if (limit != null) loads.limit(limit.longValue(), takes);
    }
}
