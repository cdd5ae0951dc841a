package dev.wharf.picking.batch;

import dev.wharf.picking.route.Layout;
import dev.wharf.picking.route.Spot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The orders whose spots lie nearest to those of an order, which it would best share a cart with. */
final class Nearby {
    private static final int NEIGHBOURS = 20;
    /** In larger waves the neighbours are chosen among so many orders: a quarter of a second for 3000 orders. */
    private static final int CANDIDATES = 400;

    private final Layout layout;
    private final List<WaveOrder> orders;
    private final int[][] near;

    Nearby(Layout layout, List<WaveOrder> orders, SplittableRandom random) {
        this.layout = layout;
        this.orders = orders;
        near = new int[orders.size()][];
        var all = IntStream.range(0, near.length).toArray();
        for (int order = 0; order < near.length; order++) {
            near[order] = nearest(order, all.length <= CANDIDATES ? all : random.ints(CANDIDATES, 0, all.length).distinct().toArray());
        }
    }

    private int[] nearest(int order, int[] candidates) {
        return Arrays.stream(candidates).filter(other -> other != order).mapToObj(other -> new Candidate(other, apart(orders.get(order).spots(), orders.get(other).spots())))
            .sorted(Comparator.comparingDouble(Candidate::apart)).limit(NEIGHBOURS).mapToInt(Candidate::order).toArray();
    }

    private record Candidate(int order, double apart) { }

    /** Mean centimetres from a spot of either order to the nearest one of the other. */
    private double apart(List<Spot> some, List<Spot> others) {
        return detour(some, others) + detour(others, some);
    }

    private double detour(List<Spot> from, List<Spot> to) {
        double sum = 0;
        for (var spot : from) {
            int best = Integer.MAX_VALUE;
            for (var other : to) best = Math.min(best, layout.walk(spot, other));
            sum += best;
        }
        return sum / from.size();
    }

    /** @return at least one, if the wave has two orders */
    int[] of(int order) {
        return near[order];
    }
}
