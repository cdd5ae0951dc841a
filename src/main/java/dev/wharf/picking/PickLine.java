package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;

/**
 * One stop of the walk, for one order.
 *
 * @param bin      empty if the SKU has no known place in this warehouse
 * @param sequence in the walk of the whole task, from 1
 * @param lot      the lot to take; empty if any
 * @param planned  units that the bin keeps for this line until they are picked
 * @param binned   whether bins know where this SKU lies; else picks change no bin
 */
record PickLine(long id, PickOrder order, long fulfillmentLineId, String sku, String bin, int sequence, int quantity, int picked, String lot, int planned, boolean binned) {
    /** Units still to be fetched; none for an order that has left the walk. */
    int left() {
        return order.state() == PickOrder.State.OPEN ? quantity - picked : 0;
    }

    /** Whether its order has left the walk; what is on the cart of it goes back. */
    boolean gone() {
        return order.state() == PickOrder.State.CANCELLED || order.state() == PickOrder.State.SHORT;
    }

    FulfillmentId fulfillment() {
        return order.fulfillment();
    }

    int position() {
        return order.position();
    }

    /** Goods without a known place may be found anywhere. */
    boolean isIn(String scannedBin) {
        return bin.isEmpty() || bin.equalsIgnoreCase(scannedBin);
    }

    PickLine plus(int units) {
        return new PickLine(id, order, fulfillmentLineId, sku, bin, sequence, quantity, picked + units, lot, Math.max(0, planned - units), binned);
    }
}
