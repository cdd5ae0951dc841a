package dev.wharf.picking;

/**
 * One stop of the walk.
 *
 * @param bin     empty if the SKU has no known place in this warehouse
 * @param lot     the lot to take; empty if any
 * @param planned units that the bin keeps for this line until they are picked
 * @param binned  whether bins know where this SKU lies; else picks change no bin
 */
record PickLine(long id, long fulfillmentLineId, String sku, String bin, int sequence, int quantity, int picked, String lot, int planned, boolean binned) {
    /** Of goods that bins know nothing of. */
    PickLine(long id, long fulfillmentLineId, String sku, String bin, int sequence, int quantity, int picked) {
        this(id, fulfillmentLineId, sku, bin, sequence, quantity, picked, "", 0, false);
    }

    int left() {
        return quantity - picked;
    }

    /** Goods without a known place may be found anywhere. */
    boolean isIn(String scannedBin) {
        return bin.isEmpty() || bin.equalsIgnoreCase(scannedBin);
    }

    PickLine plus(int units) {
        return new PickLine(id, fulfillmentLineId, sku, bin, sequence, quantity, picked + units, lot, Math.max(0, planned - units), binned);
    }
}
