package dev.wharf.sourcing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** The best joint plan by trying every assignment of every unit of every order: nothing in common with the search but the words. */
final class EveryBatchPlan {
    private final Batch batch;
    private final Strategy strategy;
    private final Map<String, Integer> left = new HashMap<>();
    private long[] best;

    private EveryBatchPlan(Batch batch, Strategy strategy) {
        this.batch = batch;
        this.strategy = strategy;
        batch.stock().forEach((site, pieces) -> pieces.forEach((sku, count) -> left.put(site + "/" + sku, count)));
    }

    /** @return unfilled, then shipments and distance, or the cost */
    static long[] of(Batch batch, Strategy strategy) {
        var every = new EveryBatchPlan(batch, strategy);
        every.order(0, new long[strategy == Strategy.LEAST_COST ? 2 : 3]);
        return every.best;
    }

    private void order(int number, long[] value) {
        if (best != null && Arrays.compare(value, best) >= 0) return;
        if (number == batch.orders().size()) {
            best = value.clone();
            return;
        }
        var order = batch.orders().get(number);
        unit(number, 0, 0, new int[order.lines().size()][order.sites().size()], value);
        var without = value.clone();
        without[0]++;
        order(number + 1, without);
    }

    /** Gives the next single unit of the order to any site. */
    private void unit(int number, int line, int given, int[][] units, long[] value) {
        var order = batch.orders().get(number);
        if (line == order.lines().size()) {
            order(number + 1, add(order, units, value));
            return;
        }
        var of = order.lines().get(line);
        if (given == of.units()) {
            unit(number, line + 1, 0, units, value);
            return;
        }
        for (int s = last(units[line]); s < units[line].length; s++) {
            if (!of.mayShare() && given > 0 && units[line][s] == 0) continue;
            if (!take(of, order.sites().get(s).code(), 1)) continue;
            units[line][s]++;
            unit(number, line, given + 1, units, value);
            units[line][s]--;
            take(of, order.sites().get(s).code(), -1);
        }
    }

    /** Units of a line are alike: a later one never goes to an earlier site. */
    private static int last(int[] units) {
        int last = 0;
        for (int s = 0; s < units.length; s++) if (units[s] > 0) last = s;
        return last;
    }

    private boolean take(Line line, String site, int some) {
        for (var sku : line.unitsPerOne().entrySet()) if (some > 0 && left.getOrDefault(site + "/" + sku.getKey(), 0) < sku.getValue()) return false;
        line.unitsPerOne().forEach((sku, perOne) -> left.merge(site + "/" + sku, -some * perOne, Integer::sum));
        return true;
    }

    private long[] add(Batch.Order order, int[][] units, long[] value) {
        var sum = value.clone();
        var used = new HashSet<Integer>();
        for (int l = 0; l < units.length; l++) {
            for (int s = 0; s < units[l].length; s++) {
                if (units[l][s] == 0) continue;
                used.add(s);
                if (strategy == Strategy.LEAST_COST) sum[1] += (long) units[l][s] * order.lines().get(l).piecesPerOne() * order.sites().get(s).perUnitMinor();
            }
        }
        for (int s : used) {
            var site = order.sites().get(s);
            if (strategy == Strategy.LEAST_COST) {
                sum[1] += site.perShipmentMinor() + site.perKmMinor() * site.distanceKm();
            } else {
                sum[1]++;
                sum[2] += site.distanceKm();
            }
        }
        return sum;
    }
}
