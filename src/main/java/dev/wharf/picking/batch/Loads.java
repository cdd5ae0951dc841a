package dev.wharf.picking.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What orders take of a cart, and whether they fit together. */
final class Loads {
    private record Limit(long most, ToLongFunction<WaveOrder> takes) { }

    private final List<Limit> limits = new ArrayList<>();
    private long[][] takes = new long[0][];

    void limit(long most, ToLongFunction<WaveOrder> takes) {
        limits.add(new Limit(most, takes));
    }

    boolean fitsAlone(WaveOrder order) {
        return limits.stream().allMatch(limit -> limit.takes().applyAsLong(order) <= limit.most());
    }

    /** Numbers the orders from 0. */
    void of(List<WaveOrder> orders) {
        takes = new long[orders.size()][limits.size()];
        for (int order = 0; order < takes.length; order++) {
            for (int i = 0; i < limits.size(); i++) takes[order][i] = limits.get(i).takes().applyAsLong(orders.get(order));
        }
    }

    long[] none() {
        return new long[limits.size()];
    }

    /** @param load of a cart @param out an order on it that leaves, or -1 */
    boolean fits(long[] load, int out, int in) {
        for (int i = 0; i < load.length; i++) {
            long left = out < 0 ? load[i] : load[i] - takes[out][i];
            if (takes[in][i] > limits.get(i).most() - left) return false;
        }
        return true;
    }

    void add(long[] load, int order) {
        for (int i = 0; i < load.length; i++) load[i] += takes[order][i];
    }

    void remove(long[] load, int order) {
        for (int i = 0; i < load.length; i++) load[i] -= takes[order][i];
    }
}
