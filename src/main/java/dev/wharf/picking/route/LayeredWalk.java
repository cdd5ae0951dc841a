package dev.wharf.picking.route;

import java.util.Arrays;

/** Keeps what leads up to every column and what completes the walk after it, so that a change costs only the columns from its first to its last spot. */
final class LayeredWalk implements ChangingWalk {
    private final SpotGroups spots;
    private final Completions completions;
    private final long[] marks;
    private final int[] price;
    /** Of the columns that a change would touch. */
    private final long[] changedMarks;
    private final int[] changedPrice;
    /** Cheapest partial tour of each class in front of each column, and cheapest completion behind its picks. */
    private final int[] before;
    private final int[] behind;
    private int[] members = new int[0];
    private int last;
    private int centimetres;

    LayeredWalk(SpotGroups spots, Completions completions) {
        this.spots = spots;
        this.completions = completions;
        int cells = spots.columns * spots.rows;
        marks = new long[cells * spots.words];
        changedMarks = new long[marks.length];
        price = new int[3 * cells];
        changedPrice = new int[price.length];
        before = new int[spots.columns * completions.size()];
        behind = new int[before.length];
        become(members, 0);
    }

    @Override
    public void become(int[] groups, int count) {
        members = Arrays.copyOf(groups, count);
        last = lastColumn(NONE, NONE);
        Arrays.fill(marks, 0);
        for (int group : members) add(group, marks, 0, spots.columns - 1);
        for (int cell = 0; cell < spots.columns * spots.rows; cell++) spots.price(cell, marks, price, 3 * cell);
        completions.begin();
        for (int column = 0; column < spots.columns; column++) {
            completions.copyTo(before, column);
            completions.forwards(column, price);
            if (column < spots.columns - 1) completions.forwardsFrom(column);
        }
        completions.end();
        for (int column = spots.columns - 1; column >= 0; column--) {
            if (column < last) completions.backwardsTo(column);
            completions.copyTo(behind, column);
            if (column <= last) completions.backwards(column, price);
        }
        centimetres = count == 0 ? 0 : completions.shortest(before, 0);
    }

    /** Beyond this column there is nothing to do. */
    private int lastColumn(int out, int in) {
        int most = in == NONE ? spots.depotColumn : Math.max(spots.depotColumn, spots.lastColumn(in));
        for (int group : members) if (group != out) most = Math.max(most, spots.lastColumn(group));
        return most;
    }

    private void add(int group, long[] to, int fromColumn, int toColumn) {
        var cells = spots.cells[group];
        var places = spots.marks[group];
        int words = spots.words;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] < fromColumn * spots.rows || cells[i] >= (toColumn + 1) * spots.rows) continue;
            for (int word = 0; word < words; word++) to[cells[i] * words + word] |= places[i * words + word];
        }
    }

    @Override
    public int centimetres() {
        return centimetres;
    }

    @Override
    public int centimetresIf(int out, int in) {
        if (in == NONE && members.length == (out == NONE ? 0 : 1)) return 0;
        if (in == NONE && out == NONE) return centimetres;
        int from = spots.columns;
        int to = -1;
        for (int group : new int[] {out, in}) {
            if (group == NONE) continue;
            from = Math.min(from, spots.firstColumn(group));
            to = Math.max(to, spots.lastColumn(group));
        }
        int end = to < last ? last : lastColumn(out, in);
        from = Math.min(from, end);
        change(out, in, from, to);
        int column;
        if (to >= end) {
            column = end;
            completions.end();
        } else {
            column = to;
            completions.copyFrom(behind, to);
        }
        completions.backwards(column, changedPrice);
        while (column > from) {
            completions.backwardsTo(--column);
            completions.backwards(column, changedPrice);
        }
        return completions.shortest(before, from);
    }

    private void change(int out, int in, int from, int to) {
        int words = spots.words;
        int first = from * spots.rows;
        int behindLast = (to + 1) * spots.rows;
        System.arraycopy(marks, first * words, changedMarks, first * words, (behindLast - first) * words);
        if (out != NONE) {
            for (int cell : spots.cells[out]) Arrays.fill(changedMarks, cell * words, (cell + 1) * words, 0);
            for (int group : members) if (group != out) add(group, changedMarks, from, to);
        }
        if (in != NONE) add(in, changedMarks, from, to);
        for (int cell = first; cell < behindLast; cell++) {
            if (same(cell)) System.arraycopy(price, 3 * cell, changedPrice, 3 * cell, 3);
            else spots.price(cell, changedMarks, changedPrice, 3 * cell);
        }
    }

    private boolean same(int cell) {
        for (int word = cell * spots.words; word < (cell + 1) * spots.words; word++) if (marks[word] != changedMarks[word]) return false;
        return true;
    }
}
