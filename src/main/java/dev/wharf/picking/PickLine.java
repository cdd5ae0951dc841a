package dev.wharf.picking;

/** One stop of the walk. @param bin empty if the SKU has no known place in this warehouse */
record PickLine(long id, long fulfillmentLineId, String sku, String bin, int sequence, int quantity, int picked) {
    int left() {
        return quantity - picked;
    }

    /** Goods without a known place may be found anywhere. */
    boolean isIn(String scannedBin) {
        return bin.isEmpty() || bin.equalsIgnoreCase(scannedBin);
    }

    PickLine plus(int units) {
        return new PickLine(id, fulfillmentLineId, sku, bin, sequence, quantity, picked + units);
    }
}
