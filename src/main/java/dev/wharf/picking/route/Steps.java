package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All steps of {@link PartialTours} for a number of cross aisles, written down for speed: for each class the classes it may come from, each with the number of the price. Never changes.
 */
final class Steps {
    /** Prices of a pass: nothing to do with neither, only the lower, only the upper or both cross aisles touched before; then what touches anew; then what goes through. */
    static final int STAY = 0;
    static final int STAY_LOWER = 1;
    static final int STAY_UPPER = 2;
    static final int STAY_BOTH = 3;
    static final int FRESH_LOWER = 4;
    static final int FRESH_UPPER = 5;
    static final int FRESH_BOTH = 6;
    static final int ALSO_LOWER = 7;
    static final int ALSO_UPPER = 8;
    static final int ONCE = 9;
    static final int TWICE = 10;
    static final int PRICES = 16;
    /** Most cross aisles whose steps are written down. */
    static final int MOST = 6;
    private static final int PRICE_BITS = 4;
    private static final Steps[] KNOWN = new Steps[MOST + 1];

    final int size;
    /** Classes of complete tours. */
    final int[] complete;
    final Step[] full;
    final Step[] empty;
    final Step[] depot;
    /** The price is the number of edges along all cross aisles. */
    final Step onward;

    private final PartialTours tours;

    /** Sources of target t stand from {@code start[t]} to {@code start[t + 1]}: number of the class and, in the lowest four bits, of the price. */
    record Step(int[] start, int[] sources) {
        void take(int[] from, int[] to, int[] price, int size) {
            int at = start[0];
            for (int target = 0; target < size; target++) {
                int end = start[target + 1];
                int best = Reach.NEVER;
                for (; at < end; at++) {
                    int source = sources[at];
                    best = Math.min(best, from[source >>> PRICE_BITS] + price[source & PRICES - 1]);
                }
                to[target] = best;
            }
        }
    }

    private Steps(int crossAisles) {
        tours = PartialTours.of(crossAisles);
        size = tours.size();
        complete = IntStream.range(0, size).filter(tours::complete).toArray();
        full = new Step[crossAisles - 1];
        empty = new Step[crossAisles - 1];
        for (int row = 0; row < crossAisles - 1; row++) {
            full[row] = passes(row, true);
            empty[row] = passes(row, false);
        }
        depot = new Step[crossAisles];
        for (int row = 0; row < crossAisles; row++) {
            var table = new Table(size);
            for (int number = 0; number < size; number++) table.add(number, tours.touched(number, row), 0);
            depot[row] = table.step();
        }
        var table = new Table(size);
        for (int number = 0; number < size; number++) {
            for (var turn : tours.turns(number)) table.add(number, turn.to(), turn.sum());
        }
        onward = table.step();
    }

    static synchronized Steps of(int crossAisles) {
        if (KNOWN[crossAisles] == null) KNOWN[crossAisles] = new Steps(crossAisles);
        return KNOWN[crossAisles];
    }

    private Step passes(int row, boolean picks) {
        var table = new Table(size);
        for (int number = 0; number < size; number++) {
            boolean lower = tours.touched(number, row) == number;
            boolean upper = tours.touched(number, row + 1) == number;
            if (!picks || lower || upper) table.add(number, number, (lower ? STAY_LOWER : STAY) + (upper ? STAY_UPPER : STAY));
            if (picks && !lower && !upper) {
                table.add(number, tours.passed(number, row, Pass.FROM_BELOW), FRESH_LOWER);
                table.add(number, tours.passed(number, row, Pass.FROM_ABOVE), FRESH_UPPER);
                table.add(number, tours.passed(number, row, Pass.FROM_BOTH), FRESH_BOTH);
            } else if (picks && lower != upper) {
                table.add(number, tours.passed(number, row, Pass.FROM_BOTH), lower ? ALSO_UPPER : ALSO_LOWER);
            }
            table.add(number, tours.passed(number, row, Pass.ONCE), ONCE);
            table.add(number, tours.passed(number, row, Pass.TWICE), TWICE);
        }
        return table.step();
    }

    private static final class Table {
        private final List<List<Integer>> sources = new ArrayList<>();

        private Table(int size) {
            for (int i = 0; i < size; i++) sources.add(new ArrayList<>());
        }

        private void add(int from, int to, int price) {
            if (to != PartialTours.IMPOSSIBLE) sources.get(to).add(from << PRICE_BITS | price);
        }

        private Step step() {
            var start = new int[sources.size() + 1];
            for (int i = 0; i < sources.size(); i++) start[i + 1] = start[i] + sources.get(i).size();
            return new Step(start, sources.stream().flatMap(List::stream).mapToInt(source -> source).toArray());
        }
    }
}
