package dev.wharf.picking.route;

/** Prices of the passes by the picks of one aisle between two cross aisles (see {@link Reach}), without the picks. Used again and again. */
final class ColumnPrices {
    private int first;
    private int last;
    private int gap;
    private boolean empty;

    void clear() {
        empty = true;
        gap = -1;
    }

    /** @param offset below that of the pick before: picks come from the top */
    void add(int offset) {
        if (empty) {
            last = offset;
            empty = false;
        } else {
            gap = Math.max(gap, first - offset);
        }
        first = offset;
    }

    boolean empty() {
        return empty;
    }

    int fromBelow() {
        return 2 * last;
    }

    int fromAbove(int height) {
        return 2 * (height - first);
    }

    int fromBoth(int height) {
        return gap < 0 ? Reach.NEVER : 2 * (height - gap);
    }
}
