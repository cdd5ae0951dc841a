package dev.wharf.picking.site;

import dev.wharf.picking.route.DistanceMatrix;
import dev.wharf.picking.route.WalkSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * The way from where somebody stands past all stops to another place; start and end may be one. Up to {@value #PROVEN} stops no way is shorter: dynamic programming over sets of
 * stops (Held and Karp, A dynamic programming approach to sequencing problems, 1962). Beyond that the search for tours, over distances in which one leaves the depot as one
 * leaves the start and comes back to it as one comes to the end: there and back may differ there, so such a tour is such a way.
 */
final class OpenWalk {
    static final int PROVEN = 11;
    /** 30 stops then take some milliseconds, while the row of a pick task is held. */
    private static final int ATTEMPTS = 100;
    /** Any: the same floor and stops give the same walk. */
    private static final long SEED = 1;

    /** @param order of the stops. @param exact whether no way is shorter */
    record Found(List<Integer> order, int centimetres, boolean exact) { }

    private OpenWalk() { }

    /** Lengths in centimetres; the way back need not be as long. */
    static Found of(int stops, IntUnaryOperator fromStart, IntBinaryOperator between, IntUnaryOperator toEnd) {
        if (stops == 0) return new Found(List.of(), 0, true);
        var start = new int[stops];
        var end = new int[stops];
        var way = new int[stops][stops];
        for (int i = 0; i < stops; i++) {
            start[i] = fromStart.applyAsInt(i);
            end[i] = toEnd.applyAsInt(i);
            for (int j = 0; j < stops; j++) if (i != j) way[i][j] = between.applyAsInt(i, j);
        }
        return stops <= PROVEN ? proven(start, way, end) : searched(start, way, end);
    }

    private static Found searched(int[] start, int[][] way, int[] end) {
        var distances = new int[start.length + 1][start.length + 1];
        for (int i = 0; i < start.length; i++) {
            distances[0][i + 1] = start[i];
            distances[i + 1][0] = end[i];
            System.arraycopy(way[i], 0, distances[i + 1], 1, start.length);
        }
        var walk = WalkSearch.of(new DistanceMatrix(distances), ATTEMPTS, SEED);
        return new Found(walk.order(), walk.centimetres(), false);
    }

    /** best[set][last]: the shortest way from the start past the set that ends at its member last. */
    private static Found proven(int[] start, int[][] way, int[] end) {
        int n = start.length;
        int all = (1 << n) - 1;
        var best = new int[all + 1][n];
        var before = new byte[all + 1][n];
        for (var row : best) Arrays.fill(row, Integer.MAX_VALUE);
        for (int i = 0; i < n; i++) best[1 << i][i] = start[i];
        for (int set = 1; set < all; set++) {
            for (int last = 0; last < n; last++) {
                int here = best[set][last];
                if (here == Integer.MAX_VALUE) continue;
                for (int next = 0; next < n; next++) {
                    int wider = set | 1 << next;
                    if (wider == set || here + way[last][next] >= best[wider][next]) continue;
                    best[wider][next] = here + way[last][next];
                    before[wider][next] = (byte) last;
                }
            }
        }
        int last = 0;
        for (int i = 1; i < n; i++) if (best[all][i] + end[i] < best[all][last] + end[last]) last = i;
        int centimetres = best[all][last] + end[last];
        var order = new ArrayList<Integer>();
        for (int set = all; set != 0; ) {
            order.add(last);
            int previous = before[set][last];
            set ^= 1 << last;
            last = previous;
        }
        Collections.reverse(order);
        return new Found(order, centimetres, true);
    }
}
