package dev.wharf.picking.route;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups of spots, cut into cells: one aisle between two cross aisles that matter (see {@link Floor}). A cell knows its places in ascending order; a set of places of a cell is some words of
 * bits, as many for every cell. Cells are numbered by column, then row.
 */
final class SpotGroups {
    private static final int BITS = 64;

    final int columns;
    /** Gaps between cross aisles. */
    final int rows;
    /** Centimetres of each row, and from each column to the next. */
    final int[] height;
    final int[] width;
    final int depotColumn;
    final int depotRow;
    final int words;
    /** Of each cell: centimetres from its lower cross aisle, ascending. */
    final int[][] offsets;
    /** Of each group: its cells, ascending, and for each of them the words of its places. */
    final int[][] cells;
    final long[][] marks;

    SpotGroups(Layout layout, List<? extends List<Spot>> groups) {
        var y = new TreeSet<Integer>(List.of(layout.crossAisleY().get(layout.depot().crossAisle())));
        var x = new TreeSet<Integer>(List.of(layout.depot().x()));
        for (var group : groups) {
            for (var spot : group) {
                int block = Floor.block(layout, layout.inside(spot).y());
                y.addAll(layout.crossAisleY().subList(block, block + 2));
                x.add(layout.aisleX().get(spot.aisle()));
            }
        }
        columns = x.size();
        rows = y.size() - 1;
        width = distances(x);
        height = distances(y);
        depotColumn = x.headSet(layout.depot().x()).size();
        depotRow = y.headSet(layout.crossAisleY().get(layout.depot().crossAisle())).size();
        var places = places(layout, groups, x, y);
        offsets = new int[columns * rows][];
        int most = 1;
        for (int cell = 0; cell < offsets.length; cell++) {
            offsets[cell] = places.getOrDefault(cell, new TreeSet<>()).stream().mapToInt(offset -> offset).toArray();
            most = Math.max(most, offsets[cell].length);
        }
        words = (most + BITS - 1) / BITS;
        cells = new int[groups.size()][];
        marks = new long[groups.size()][];
        for (int g = 0; g < cells.length; g++) mark(g, places(layout, groups.subList(g, g + 1), x, y));
    }

    private static int[] distances(TreeSet<Integer> places) {
        var at = places.stream().mapToInt(place -> place).toArray();
        var distances = new int[at.length - 1];
        for (int i = 0; i < distances.length; i++) distances[i] = at[i + 1] - at[i];
        return distances;
    }

    private static TreeMap<Integer, TreeSet<Integer>> places(Layout layout, List<? extends List<Spot>> groups, TreeSet<Integer> x, TreeSet<Integer> y) {
        var places = new TreeMap<Integer, TreeSet<Integer>>();
        for (var group : groups) {
            for (var spot : group) {
                int bottom = layout.crossAisleY().get(Floor.block(layout, spot.y()));
                int cell = x.headSet(layout.aisleX().get(spot.aisle())).size() * (y.size() - 1) + y.headSet(bottom).size();
                places.computeIfAbsent(cell, any -> new TreeSet<>()).add(spot.y() - bottom);
            }
        }
        return places;
    }

    private void mark(int group, TreeMap<Integer, TreeSet<Integer>> places) {
        cells[group] = places.keySet().stream().mapToInt(cell -> cell).toArray();
        marks[group] = new long[cells[group].length * words];
        for (int i = 0; i < cells[group].length; i++) {
            var all = offsets[cells[group][i]];
            for (int place = 0; place < all.length; place++) {
                if (places.get(cells[group][i]).contains(all[place])) marks[group][i * words + place / BITS] |= 1L << place;
            }
        }
    }

    int firstColumn(int group) {
        return cells[group][0] / rows;
    }

    int lastColumn(int group) {
        return cells[group][cells[group].length - 1] / rows;
    }

    /**
     * Prices of the passes that serve some places of a cell and turn round inside.
     * @param places words of bits, those of the cell start at cell times words
     * @param price gets three prices at {@code at}: from below, from above, from both sides; the first is {@link Completions#EMPTY} if there is no place
     */
    void price(int cell, long[] places, int[] price, int at) {
        int first = -1;
        int last = -1;
        int gap = -1;
        var offset = offsets[cell];
        for (int word = 0; word < words; word++) {
            for (long open = places[cell * words + word]; open != 0; open &= open - 1) {
                int here = offset[word * BITS + Long.numberOfTrailingZeros(open)];
                if (first < 0) first = here;
                else gap = Math.max(gap, here - last);
                last = here;
            }
        }
        int tall = height[cell % rows];
        price[at] = first < 0 ? Completions.EMPTY : 2 * last;
        price[at + 1] = 2 * (tall - first);
        price[at + 2] = gap < 0 ? Reach.NEVER : 2 * (tall - gap);
    }
}
