package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a site matters for some spots: the aisles with picks and the depot's column, and the cross aisles next to a block with picks and the depot's own. No shortest walk needs another one:
 * whatever it does in an aisle or cross aisle where nothing is to be done can be moved, at no cost, to a neighbour on the side where fewer edges run. The depot's column has no aisle unless
 * picks are in it, for the same reason.
 * @param x of the columns
 * @param y of the rows, which are cross aisles
 * @param reach of column and row, up to the next row; null for a column without an aisle
 * @param aisle of the column, -1 for a depot without picks above or below
 */
record Floor(int[] x, int[] y, int[] aisle, Reach[][] reach, int depotColumn, int depotRow) {
    /** @param spots at least one */
    static Floor of(Layout layout, List<Spot> spots) {
        var byAisle = new TreeMap<Integer, NavigableSet<Integer>>();
        var rows = new TreeSet<Integer>();
        int depotY = layout.crossAisleY().get(layout.depot().crossAisle());
        rows.add(depotY);
        for (var spot : spots) {
            byAisle.computeIfAbsent(spot.aisle(), any -> new TreeSet<>()).add(layout.inside(spot).y());
            int block = block(layout, spot.y());
            rows.add(layout.crossAisleY().get(block));
            rows.add(layout.crossAisleY().get(block + 1));
        }
        return of(layout, byAisle, rows.stream().mapToInt(y -> y).toArray(), rows.headSet(depotY).size());
    }

    private static Floor of(Layout layout, NavigableMap<Integer, NavigableSet<Integer>> byAisle, int[] y, int depotRow) {
        List<int[]> columns = new ArrayList<>();
        byAisle.keySet().forEach(aisle -> columns.add(new int[] {layout.aisleX().get(aisle), aisle}));
        if (columns.stream().noneMatch(column -> column[0] == layout.depot().x())) columns.add(new int[] {layout.depot().x(), -1});
        columns.sort((a, b) -> Integer.compare(a[0], b[0]));
        var floor = new Floor(new int[columns.size()], y, new int[columns.size()], new Reach[columns.size()][], depotColumn(columns, layout.depot().x()), depotRow);
        for (int c = 0; c < columns.size(); c++) {
            floor.x[c] = columns.get(c)[0];
            floor.aisle[c] = columns.get(c)[1];
            if (floor.aisle[c] >= 0) floor.reach[c] = reaches(y, byAisle.get(floor.aisle[c]));
        }
        return floor;
    }

    private static int depotColumn(List<int[]> columns, int depotX) {
        int column = 0;
        while (columns.get(column)[0] != depotX) column++;
        return column;
    }

    /** A pick right at an inner cross aisle belongs to the block below it. */
    static int block(Layout layout, int y) {
        int block = 0;
        while (y > layout.crossAisleY().get(block + 1)) block++;
        return block;
    }

    private static Reach[] reaches(int[] y, NavigableSet<Integer> picks) {
        var reaches = new Reach[y.length - 1];
        for (int row = 0; row < reaches.length; row++) {
            int below = y[row];
            var inside = picks.subSet(below, row == 0, y[row + 1], true);
            reaches[row] = new Reach(y[row + 1] - below, inside.stream().mapToInt(pick -> pick - below).toArray());
        }
        return reaches;
    }

    int columns() {
        return x.length;
    }

    int rows() {
        return y.length;
    }
}
