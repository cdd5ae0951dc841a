package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which aisles and cross aisles the shortest walk uses, and how often: dynamic programming from left to right over the classes of {@link PartialTours}, one step for each block of a column and one
 * from column to column. Every step keeps the cheapest partial tour of each class; as those of one class have the same completions, the best at the end is a shortest tour.
 */
final class ExactPlan {
    private static final Pass[] PASSES = Pass.values();
    private static final int FEW_PICKS = 40;
    private static final int ATTEMPTS = 20;

    private final Floor floor;
    private final PartialTours tours;
    private final List<Layer> layers = new ArrayList<>();
    /** What lies right of each column costs at least: every width twice, and the cheapest pass of every cell, however they hang together. */
    private final int[] rest;
    private final int atMost;
    private int[] slots;

    /**
     * @param pass of each column and row; empty for a column without an aisle
     * @param along edges from each column to the next, on each row
     */
    record Result(int centimetres, Pass[][] pass, int[][] along) { }

    private ExactPlan(Floor floor, int atMost) {
        this.floor = floor;
        this.atMost = atMost;
        tours = PartialTours.of(floor.rows());
        slots = new int[Math.max(64, tours.size())];
        rest = new int[floor.columns()];
        for (int column = floor.columns() - 2; column >= 0; column--) {
            rest[column] = rest[column + 1] + 2 * (floor.x()[column + 1] - floor.x()[column]) + past(column + 1, 0);
        }
    }

    /** @param spots at least one */
    static Result of(Layout layout, List<Spot> spots, Floor floor) {
        return new ExactPlan(floor, PartialTours.allKnown(floor.rows()) ? Reach.NEVER : goodLength(layout, spots)).solve();
    }

    /** With many blocks there are too many classes of partial tours to keep those that are longer already than a walk found by search. */
    private static int goodLength(Layout layout, List<Spot> spots) {
        return WalkSearch.of(DistanceMatrix.of(layout, spots), spots.size() <= FEW_PICKS ? ATTEMPTS : 0, 1).centimetres();
    }

    private int past(int column, int firstRow) {
        int sum = 0;
        for (int row = firstRow; floor.reach()[column] != null && row < floor.rows() - 1; row++) {
            int least = Reach.NEVER;
            for (var pass : PASSES) least = Math.min(least, floor.reach()[column][row].cost(pass));
            sum += least;
        }
        return sum;
    }

    private Result solve() {
        var layer = new Layer();
        layer.offer(slots, PartialTours.EMPTY, 0, 0, 0);
        for (int column = 0; column < floor.columns(); column++) {
            int open = rest[column] + past(column, 0);
            if (column > 0) layer = next(layer, open, onFrom(column - 1));
            if (column == floor.depotColumn()) layer = next(layer, open, (number, offer) -> offer.to(tours.touched(number, floor.depotRow()), 0, 0));
            if (floor.reach()[column] == null) continue;
            for (int row = 0; row < floor.rows() - 1; row++) layer = next(layer, rest[column] + past(column, row + 1), past(floor.reach()[column][row], row));
        }
        return trace(layer);
    }

    private interface Offer {
        void to(int number, int centimetres, int how);
    }

    private interface Step {
        void from(int number, Offer offer);
    }

    /** @param open what every completion still costs at least after this step */
    private Layer next(Layer before, int open, Step step) {
        before.leave(slots);
        layers.add(before);
        var after = new Layer();
        for (int i = 0; i < before.size(); i++) {
            int at = i;
            step.from(before.tourClass(at), (number, centimetres, how) -> {
                if (before.cost(at) + centimetres + open > atMost) return;
                if (number >= slots.length) slots = Arrays.copyOf(slots, 2 * Math.max(number, slots.length));
                after.offer(slots, number, before.cost(at) + centimetres, at, how);
            });
        }
        return after;
    }

    private Step onFrom(int column) {
        int width = floor.x()[column + 1] - floor.x()[column];
        return (number, offer) -> {
            var turns = tours.turns(number);
            for (int t = 0; t < turns.length; t++) offer.to(turns[t].to(), width * turns[t].sum(), t);
        };
    }

    private Step past(Reach reach, int row) {
        var costs = Arrays.stream(PASSES).mapToInt(reach::cost).toArray();
        return (number, offer) -> {
            for (int pass = 0; pass < costs.length; pass++) {
                if (costs[pass] == Reach.NEVER) continue;
                int to = tours.passed(number, row, PASSES[pass]);
                if (to != PartialTours.IMPOSSIBLE) offer.to(to, costs[pass], pass);
            }
        };
    }

    private Result trace(Layer last) {
        int best = -1;
        for (int i = 0; i < last.size(); i++) {
            if (tours.complete(last.tourClass(i)) && (best < 0 || last.cost(i) < last.cost(best))) best = i;
        }
        var pass = new Pass[floor.columns()][];
        var along = new int[floor.columns() - 1][];
        var layer = last;
        int at = best;
        for (int column = floor.columns() - 1; column >= 0; column--) {
            pass[column] = new Pass[floor.reach()[column] == null ? 0 : floor.rows() - 1];
            for (int row = pass[column].length - 1; row >= 0; row--) {
                pass[column][row] = PASSES[layer.how(at)];
                at = layer.from(at);
                layer = layers.remove(layers.size() - 1);
            }
            if (column == floor.depotColumn()) {
                at = layer.from(at);
                layer = layers.remove(layers.size() - 1);
            }
            if (column == 0) continue;
            int how = layer.how(at);
            at = layer.from(at);
            layer = layers.remove(layers.size() - 1);
            along[column - 1] = tours.turns(layer.tourClass(at))[how].edges();
        }
        return new Result(last.cost(best), pass, along);
    }
}
