package dev.wharf.picking.route;

import java.util.Arrays;

/**
 * Worked out column by column, by the steps of {@link ExactPlan}: forwards the cheapest partial tour of each class, backwards the cheapest way to complete one. Both hold at the same line through the
 * site, so the shortest tour is the least sum of the two there. Used again and again; not for several threads at once.
 */
final class Completions {
    /** Instead of the price from below: nothing is to be picked. */
    static final int EMPTY = -1;
    private static final int NEVER = Reach.NEVER;

    private final ClassSteps steps;
    private final SpotGroups spots;
    private int[] now;
    private int[] then;

    Completions(ClassSteps steps, SpotGroups spots) {
        this.steps = steps;
        this.spots = spots;
        now = new int[steps.size];
        then = new int[steps.size];
    }

    int size() {
        return steps.size;
    }

    void copyTo(int[] layers, int column) {
        System.arraycopy(now, 0, layers, column * steps.size, steps.size);
    }

    void copyFrom(int[] layers, int column) {
        System.arraycopy(layers, column * steps.size, now, 0, steps.size);
    }

    /** The shortest tour, if this is what follows the line in front of a column. @param before what leads up to each line */
    int shortest(int[] before, int column) {
        int best = NEVER;
        int at = column * steps.size;
        for (int number = 0; number < steps.size; number++) best = Math.min(best, before[at + number] + now[number]);
        return best;
    }

    /** Forwards: nothing walked yet. */
    void begin() {
        Arrays.fill(now, NEVER);
        now[PartialTours.EMPTY] = 0;
    }

    /** Backwards: nothing more to walk. */
    void end() {
        for (int number = 0; number < steps.size; number++) now[number] = steps.complete[number] ? 0 : NEVER;
    }

    /** @param price three for each cell, see {@link SpotGroups#price} */
    void forwards(int column, int[] price) {
        if (column == spots.depotColumn) {
            Arrays.fill(then, NEVER);
            for (int number = 0; number < steps.size; number++) offer(steps.depot[spots.depotRow][number], now[number]);
            turn();
        }
        if (empty(column, price)) return;
        for (int row = 0; row < spots.rows; row++) {
            int at = 3 * (column * spots.rows + row);
            int height = spots.height[row];
            Arrays.fill(then, NEVER);
            if (price[at] == EMPTY) System.arraycopy(now, 0, then, 0, steps.size);
            for (int number = 0; number < steps.size; number++) {
                int sum = now[number];
                if (sum >= NEVER) continue;
                offer(steps.once[row][number], sum + height);
                offer(steps.twice[row][number], sum + 2 * height);
                if (price[at] == EMPTY) continue;
                offer(steps.below[row][number], sum + price[at]);
                offer(steps.above[row][number], sum + price[at + 1]);
                offer(steps.both[row][number], sum + price[at + 2]);
            }
            turn();
        }
    }

    private void offer(int number, int sum) {
        then[number] = Math.min(then[number], sum);
    }

    void backwards(int column, int[] price) {
        if (!empty(column, price)) {
            for (int row = spots.rows - 1; row >= 0; row--) {
                int at = 3 * (column * spots.rows + row);
                if (price[at] == EMPTY) idle(row);
                else pass(row, price[at], price[at + 1], price[at + 2]);
            }
        }
        if (column != spots.depotColumn) return;
        var depot = steps.depot[spots.depotRow];
        for (int number = 0; number < steps.size; number++) then[number] = now[depot[number]];
        turn();
    }

    private boolean empty(int column, int[] price) {
        for (int row = 0; row < spots.rows; row++) if (price[3 * (column * spots.rows + row)] != EMPTY) return false;
        return true;
    }

    private void idle(int row) {
        int height = spots.height[row];
        var once = steps.once[row];
        var twice = steps.twice[row];
        var from = now;
        var to = then;
        for (int number = 0; number < to.length; number++) {
            to[number] = Math.min(from[number], Math.min(from[once[number]] + height, from[twice[number]] + 2 * height));
        }
        turn();
    }

    private void pass(int row, int fromBelow, int fromAbove, int fromBoth) {
        int height = spots.height[row];
        var once = steps.once[row];
        var twice = steps.twice[row];
        var below = steps.below[row];
        var above = steps.above[row];
        var both = steps.both[row];
        var from = now;
        var to = then;
        for (int number = 0; number < to.length; number++) {
            int least = Math.min(from[once[number]] + height, from[twice[number]] + 2 * height);
            least = Math.min(least, Math.min(from[below[number]] + fromBelow, from[above[number]] + fromAbove));
            to[number] = Math.min(NEVER, Math.min(least, from[both[number]] + fromBoth));
        }
        turn();
    }

    /** From a column on to the next. */
    void forwardsFrom(int column) {
        var at = now;
        for (int i = 0; i < steps.wider.length; i++) at[steps.narrower[i]] = Math.min(at[steps.narrower[i]], at[steps.wider[i]]);
        walk(spots.width[column]);
    }

    /** From the next column back to this one. */
    void backwardsTo(int column) {
        walk(spots.width[column]);
        var at = now;
        for (int i = steps.wider.length - 1; i >= 0; i--) at[steps.wider[i]] = Math.min(at[steps.wider[i]], at[steps.narrower[i]]);
    }

    private void walk(int width) {
        var at = now;
        var edges = steps.edges;
        for (int number = 0; number < at.length; number++) at[number] = Math.min(NEVER, at[number] + width * edges[number]);
    }

    private void turn() {
        var free = now;
        now = then;
        then = free;
    }
}
