package dev.wharf.picking.route;

import java.util.List;

/** The best walk that can be had in a few seconds. */
public final class Walks {
    /** Cross aisles next to picks up to which the exact walk takes seconds at most; each further one takes about six times as long and as much memory. */
    private static final int MOST_ROWS = 8;
    private static final int ATTEMPTS = 100;

    private Walks() { }

    /** Exact in a site of up to seven blocks, and in larger ones if the picks lie in few of them; searched otherwise. The same question has the same answer. */
    public static Walk best(Layout layout, List<Spot> spots) {
        boolean exact = spots.isEmpty() || Floor.of(layout, spots).rows() <= MOST_ROWS;
        return exact ? ExactTour.of(layout, spots) : WalkSearch.of(DistanceMatrix.of(layout, spots), ATTEMPTS, 1);
    }
}
