package dev.wharf.picking.wall;

/**
 * Units of one order in the box.
 *
 * @param lot    empty if the goods have none; {@code serial} likewise, else that of the one unit
 * @param sorted of the picked units, those that were scanned at a wall
 */
record SortLine(String sku, String lot, String serial, int picked, int sorted) {
    int left() {
        return picked - sorted;
    }

    SortLine plusOne() {
        return new SortLine(sku, lot, serial, picked, sorted + 1);
    }
}
