package dev.wharf.picking.route;

import java.util.Arrays;
import java.util.Random;

/**
 * A good walk over measured distances, for sites where the exact method does not apply: nearest neighbour and cheapest insertion, improved by {@link LocalMoves}, then again and again disturbed
 * and improved (Martin, Otto and Felten 1991), now and then from any order. The same seed and the same number of attempts give the same walk.
 */
public final class WalkSearch {
    /** Every so many attempts begin anew. */
    private static final int RESTART = 8;

    private final DistanceMatrix distances;
    private final LocalMoves moves;
    private final Random random;

    private WalkSearch(DistanceMatrix distances, long seed) {
        this.distances = distances;
        moves = new LocalMoves(distances);
        random = new Random(seed);
    }

    /** @param attempts how often the best walk is disturbed and improved again, 0 or more */
    public static SearchedWalk of(DistanceMatrix distances, int attempts, long seed) {
        if (attempts < 0) throw new IllegalArgumentException("A search makes 0 attempts or more, not " + attempts + ".");
        var order = new WalkSearch(distances, seed).search(attempts);
        return new SearchedWalk(Arrays.stream(order).map(stop -> stop - 1).boxed().toList(), distances.tour(order));
    }

    private int[] search(int attempts) {
        var best = moves.improved(nearestNeighbour());
        var other = moves.improved(cheapestInsertion());
        if (distances.tour(other) < distances.tour(best)) best = other;
        if (best.length < 3) return best;
        for (int attempt = 0; attempt < attempts; attempt++) {
            var next = moves.improved(attempt % RESTART == RESTART - 1 ? anyOrder() : disturbed(disturbed(best)));
            if (distances.tour(next) <= distances.tour(best)) best = next;
        }
        return best;
    }

    private int[] nearestNeighbour() {
        var order = new int[distances.picks()];
        for (int i = 0; i < order.length; i++) order[i] = i + 1;
        for (int i = 0; i < order.length; i++) {
            int at = i == 0 ? 0 : order[i - 1];
            int nearest = i;
            for (int j = i + 1; j < order.length; j++) if (distances.walk(at, order[j]) < distances.walk(at, order[nearest])) nearest = j;
            int stop = order[nearest];
            order[nearest] = order[i];
            order[i] = stop;
        }
        return order;
    }

    private int[] anyOrder() {
        var order = nearestNeighbour();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int stop = order[other];
            order[other] = order[i];
            order[i] = stop;
        }
        return order;
    }

    private int[] cheapestInsertion() {
        var order = new int[0];
        for (int stop = 1; stop <= distances.picks(); stop++) {
            int best = 0;
            for (int place = 1; place <= order.length; place++) if (detour(order, place, stop) < detour(order, best, stop)) best = place;
            var longer = new int[order.length + 1];
            System.arraycopy(order, 0, longer, 0, best);
            longer[best] = stop;
            System.arraycopy(order, best, longer, best + 1, order.length - best);
            order = longer;
        }
        return order;
    }

    private int detour(int[] order, int place, int stop) {
        int before = place == 0 ? 0 : order[place - 1];
        int after = place == order.length ? 0 : order[place];
        return distances.walk(before, stop) + distances.walk(stop, after) - distances.walk(before, after);
    }

    /** Two neighbouring stretches change places. No stretch is turned round, so that one-way distances stay as they are. */
    private int[] disturbed(int[] order) {
        int first = random.nextInt(order.length - 1);
        int second = first + 1 + random.nextInt(order.length - first - 1);
        int end = second + 1 + random.nextInt(order.length - second);
        return LocalMoves.swapped(order, first, second, end);
    }
}
