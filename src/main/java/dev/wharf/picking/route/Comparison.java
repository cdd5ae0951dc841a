package dev.wharf.picking.route;

import java.util.List;

/** What the shortest walk saves against the usual rules, in metres. */
public record Comparison(double shortest, double sShape, double returning, double largestGap) {
    private static final double CENTIMETRES = 100;

    public static Comparison of(Layout layout, List<Spot> spots) {
        return new Comparison(ExactTour.of(layout, spots).centimetres() / CENTIMETRES, metres(layout, spots, Heuristic.S_SHAPE), metres(layout, spots, Heuristic.RETURN),
            metres(layout, spots, Heuristic.LARGEST_GAP));
    }

    private static double metres(Layout layout, List<Spot> spots, Heuristic rule) {
        return rule.walk(layout, spots).centimetres() / CENTIMETRES;
    }
}
