package dev.wharf.picking.replenish;

/** One reserve bin to take from. @param missing units that were not there, or did not fit into the face */
record ReplenishLine(long id, long task, String bin, String lot, int quantity, int moved, int missing) {
    int left() {
        return quantity - moved - missing;
    }
}
