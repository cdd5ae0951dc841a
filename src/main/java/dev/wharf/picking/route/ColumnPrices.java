package dev.wharf.picking.route;

/** Prices of the passes by the picks of one aisle between two cross aisles, as {@link Steps} numbers them. Used again and again. */
final class ColumnPrices {
    private final int[] price = new int[Steps.PRICES];
    private int first;
    private int last;
    private int gap;
    private boolean empty;

    void clear() {
        empty = true;
        gap = -1;
    }

    /** @param offset not below that of the pick before */
    void add(int offset) {
        if (empty) {
            first = offset;
            empty = false;
        } else {
            gap = Math.max(gap, offset - last);
        }
        last = offset;
    }

    boolean empty() {
        return empty;
    }

    int[] of(int height) {
        price[Steps.ONCE] = height;
        price[Steps.TWICE] = 2 * height;
        int below = empty ? 0 : 2 * last;
        int above = empty ? 0 : 2 * (height - first);
        int both = gap < 0 ? Reach.NEVER : 2 * (height - gap);
        price[Steps.STAY] = 0;
        price[Steps.STAY_LOWER] = below;
        price[Steps.STAY_UPPER] = above;
        price[Steps.STAY_BOTH] = empty ? 0 : Math.min(both, Math.min(below, above));
        price[Steps.FRESH_LOWER] = below;
        price[Steps.FRESH_UPPER] = above;
        price[Steps.FRESH_BOTH] = both;
        price[Steps.ALSO_LOWER] = Math.min(below, both);
        price[Steps.ALSO_UPPER] = Math.min(above, both);
        return price;
    }
}
