package dev.wharf.sourcing;

import java.util.SplittableRandom;

/**
 * Improves choices by taking a few rivals out and putting them back otherwise; what comes out worse is accepted less and less (simulated annealing). An order either
 * gets an option that it would rather have, and who stands in the way gives way, or is taken out with some that share its SKUs.
 */
final class BatchSearch {
    private static final long SEED = 20_261_123;
    /** How often an order passes over an option that it could have, so that the same orders do not always come out the same way. */
    private static final double SKIP = 0.05;
    /** Temperatures at the begin and the end, in parts of what an order costs on average. Measured: from 0.1 on the search got stuck 1 % higher. */
    private static final double HOT = 0.5;
    private static final double COLD = 0.02;
    private static final int MOST_OUT = 10;
    /** An order whose options are not all listed is asked anew this seldom, for it takes a hundred times as long. */
    private static final int SELDOM = 16;

    private final Choices now;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Option[] best;
    private long bestValue;
    private final int[] out;
    private final Option[] before;
    private final boolean[] isOut;
    private int count;

    BatchSearch(Choices now) {
        this.now = now;
        best = now.chosen.clone();
        bestValue = now.value;
        out = new int[now.size()];
        before = new Option[now.size()];
        isOut = new boolean[now.size()];
    }

    /** Starts from the choices as they are and leaves the best there. May be run again. */
    void run(Budget.Running budget) {
        for (int order = 0; order < now.size(); order++) if (now.chosen[order] == null) insert(order, false);
        keep();
        double mean = now.guide / now.size();
        double hot = mean * HOT;
        double cold = mean * COLD;
        double temperature = hot;
        for (long iteration = 0; ; iteration++) {
            if ((iteration & 63) == 0) {
                double used = budget.used(iteration);
                if (used >= 1) break;
                temperature = hot * Math.pow(cold / hot, used);
            }
            step(temperature);
        }
        now.restore(best);
    }

    private void step(double temperature) {
        double guide = now.guide;
        count = 0;
        int order = random.nextInt(now.size());
        boolean placed = random.nextInt(2) == 0 ? prefer(order) : ruin(order);
        int first = placed ? 1 : 0;
        for (int i = count - 1; i > first; i--) {
            int other = first + random.nextInt(i - first + 1);
            int swap = out[i];
            out[i] = out[other];
            out[other] = swap;
        }
        for (int i = first; i < count; i++) insert(out[i], true);
        boolean accepted = now.guide <= guide || random.nextDouble() < Math.exp((guide - now.guide) / temperature);
        if (accepted) {
            if (now.value < bestValue) keep();
        } else {
            for (int i = 0; i < count; i++) if (now.chosen[out[i]] != null) now.remove(out[i]);
            for (int i = 0; i < count; i++) if (before[out[i]] != null) now.put(out[i], before[out[i]]);
        }
        for (int i = 0; i < count; i++) isOut[out[i]] = false;
    }

    /** Gives the order an option that it would rather have; orders in the way are taken out. */
    private boolean prefer(int order) {
        var options = now.options.get(order);
        int below = now.chosen[order] == null ? options.size() : now.chosen[order].rank;
        if (below == 0) return ruin(order);
        double u = random.nextDouble();
        var wanted = options.get((int) (u * u * below));
        takeOut(order);
        for (int i = 0; i < wanted.takes.length; i += 2) {
            int cell = wanted.takes[i];
            var rivals = now.cells.rivals(cell);
            int from = random.nextInt(rivals.length);
            for (int k = 0; k < rivals.length && now.left[cell] < wanted.takes[i + 1]; k++) {
                int rival = rivals[from + k < rivals.length ? from + k : from + k - rivals.length];
                if (!isOut[rival] && now.chosen[rival] != null && now.chosen[rival].uses(cell)) takeOut(rival);
            }
        }
        now.put(order, wanted);
        return true;
    }

    private boolean ruin(int order) {
        takeOut(order);
        int more = 1 + random.nextInt(MOST_OUT);
        for (int i = 0; i < 4 * more && count <= more; i++) {
            int seed = out[random.nextInt(count)];
            var options = now.options.get(seed);
            if (options.isEmpty()) break;
            var takes = options.get(0).takes;
            var rivals = now.cells.rivals(takes[2 * random.nextInt(takes.length / 2)]);
            int rival = rivals[random.nextInt(rivals.length)];
            if (!isOut[rival]) takeOut(rival);
        }
        return false;
    }

    private void takeOut(int order) {
        isOut[order] = true;
        out[count++] = order;
        before[order] = now.chosen[order];
        if (now.chosen[order] != null) now.remove(order);
    }

    private void insert(int order, boolean searching) {
        Option fallback = null;
        for (var option : now.options.get(order)) {
            if (!option.fits(now.left)) continue;
            fallback = option;
            if (!searching || random.nextDouble() >= SKIP) break;
        }
        if (fallback == null && (!searching || random.nextInt(SELDOM) == 0)) fallback = now.learn(order);
        if (fallback != null) now.put(order, fallback);
    }

    private void keep() {
        bestValue = now.value;
        System.arraycopy(now.chosen, 0, best, 0, best.length);
    }
}
