package dev.wharf.picking.route;

import java.util.List;

/** Walking distances of a site that is no rectangle: measured, or from a {@link WayGraph}. Row and column 0 are the depot, the others the picks. There and back may differ. */
public final class DistanceMatrix {
    /** 100 km, more than any way in a {@link Layout}. */
    private static final int FARTHEST = 10_000_000;

    private final int[][] centimetres;

    /** @param centimetres from row to column */
    public DistanceMatrix(int[][] centimetres) {
        if (centimetres.length == 0) throw new IllegalArgumentException("The matrix needs a row for the depot.");
        this.centimetres = new int[centimetres.length][];
        for (int from = 0; from < centimetres.length; from++) this.centimetres[from] = row(centimetres, from);
    }

    /** Distances of a rectangular site. */
    static DistanceMatrix of(Layout layout, List<Spot> spots) {
        var matrix = new int[spots.size() + 1][spots.size() + 1];
        for (int from = 1; from < matrix.length; from++) {
            matrix[0][from] = layout.walkFromDepot(spots.get(from - 1));
            matrix[from][0] = matrix[0][from];
            for (int to = 1; to < matrix.length; to++) matrix[from][to] = layout.walk(spots.get(from - 1), spots.get(to - 1));
        }
        return new DistanceMatrix(matrix);
    }

    private static int[] row(int[][] centimetres, int from) {
        var row = centimetres[from].clone();
        if (row.length != centimetres.length) throw new IllegalArgumentException("Row " + from + " has " + row.length + " distances; it needs " + centimetres.length + ", one to each stop.");
        for (int to = 0; to < row.length; to++) {
            if (row[to] < 0 || row[to] > FARTHEST) throw new IllegalArgumentException("From " + from + " to " + to + " it is 0 to " + FARTHEST + " cm, not " + row[to] + ".");
        }
        if (row[from] != 0) throw new IllegalArgumentException("From " + from + " to itself it is 0 cm, not " + row[from] + ".");
        return row;
    }

    int picks() {
        return centimetres.length - 1;
    }

    /** @param from 0 is the depot, the first pick 1 */
    int walk(int from, int to) {
        return centimetres[from][to];
    }

    /** @param order stops from 1 */
    int tour(int[] order) {
        int sum = 0;
        int at = 0;
        for (int stop : order) {
            sum += centimetres[at][stop];
            at = stop;
        }
        return sum + centimetres[at][0];
    }
}
