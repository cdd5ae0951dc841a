package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each class of {@link PartialTours} becomes, as plain arrays that are read in the order of the classes. A step without sense leads to the class itself, which is never cheaper. Going on to the
 * next aisle is taken apart: first even points that a class can do without are left behind, one at a time; then all others go on. Never changes.
 */
final class ClassSteps {
    /** Most cross aisles: above, the classes are too many to list. */
    static final int MOST = 6;
    private static final ClassSteps[] KNOWN = new ClassSteps[MOST + 1];

    final int size;
    /** Of gap between two cross aisles and class. */
    final int[][] once;
    final int[][] twice;
    final int[][] below;
    final int[][] above;
    final int[][] both;
    /** Of cross aisle and class: what it becomes by a stop at the depot. */
    final int[][] depot;
    /** Edges to the next aisle, of all cross aisles, if nothing is left behind. */
    final int[] edges;
    final boolean[] complete;
    /** Pair by pair a class and what it becomes when one point is left behind; classes with more edges first. */
    final int[] wider;
    final int[] narrower;

    private final PartialTours tours;

    private ClassSteps(int crossAisles) {
        tours = PartialTours.of(crossAisles);
        size = tours.size();
        once = passes(crossAisles, Pass.ONCE);
        twice = passes(crossAisles, Pass.TWICE);
        below = passes(crossAisles, Pass.FROM_BELOW);
        above = passes(crossAisles, Pass.FROM_ABOVE);
        both = passes(crossAisles, Pass.FROM_BOTH);
        depot = new int[crossAisles][size];
        edges = new int[size];
        complete = new boolean[size];
        for (int number = 0; number < size; number++) {
            for (int cross = 0; cross < crossAisles; cross++) depot[cross][number] = tours.touched(number, cross);
            for (var turn : tours.turns(number)) edges[number] = Math.max(edges[number], turn.sum());
            complete[number] = tours.complete(number);
        }
        var pairs = leavingOneBehind();
        wider = pairs.stream().mapToInt(pair -> pair[0]).toArray();
        narrower = pairs.stream().mapToInt(pair -> pair[1]).toArray();
    }

    static synchronized ClassSteps of(int crossAisles) {
        if (KNOWN[crossAisles] == null) KNOWN[crossAisles] = new ClassSteps(crossAisles);
        return KNOWN[crossAisles];
    }

    private int[][] passes(int crossAisles, Pass pass) {
        var to = new int[crossAisles - 1][size];
        for (int gap = 0; gap < to.length; gap++) {
            for (int number = 0; number < size; number++) {
                int after = tours.passed(number, gap, pass);
                to[gap][number] = after == PartialTours.IMPOSSIBLE ? number : after;
            }
        }
        return to;
    }

    private List<int[]> leavingOneBehind() {
        List<int[]> pairs = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            for (var turn : tours.turns(number)) if (turn.sum() == edges[number] - 2) pairs.add(new int[] {number, turn.to()});
        }
        pairs.sort(Comparator.comparingInt(pair -> -edges[pair[0]]));
        return pairs;
    }
}
