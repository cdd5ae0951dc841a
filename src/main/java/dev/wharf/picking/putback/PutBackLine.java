package dev.wharf.picking.putback;

/**
 * Units of one SKU that came from one bin.
 *
 * @param bin    empty if it is not known
 * @param lot    empty for goods without lots
 * @param binned whether bins know where this SKU lies; else nothing is booked into one
 * @param lost   units that the warehouse lead has given up
 */
record PutBackLine(long id, long putBack, long fulfillmentLine, String sku, String bin, String lot, boolean binned, int quantity, int returned, int lost) {
    int left() {
        return quantity - returned - lost;
    }

    PutBackLine plus(int units) {
        return new PutBackLine(id, putBack, fulfillmentLine, sku, bin, lot, binned, quantity, returned + units, lost);
    }
}
