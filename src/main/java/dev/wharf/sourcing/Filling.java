package dev.wharf.sourcing;

/**
 * The best that a set of sites can do for some folds.
 * @param units sent in all
 * @param price minor units for handling the pieces, 0 where cost is no objective
 * @param amounts units by fold of the group and site
 */
record Filling(long units, long price, int[][] amounts) {
    boolean betterThan(Filling other) {
        return other == null || units > other.units || units == other.units && price < other.price;
    }
}
