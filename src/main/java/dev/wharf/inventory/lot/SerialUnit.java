package dev.wharf.inventory.lot;

import dev.wharf.common.FulfillmentId;

/** One unit that has a serial. @param fulfillment the order it was picked for or left with; null while it is in stock. @param countedIn the verification that counted it last, or 0 */
public record SerialUnit(String sku, String serial, String warehouse, State state, FulfillmentId fulfillment, long countedIn) {
    /** IN_STOCK: may be picked. PICKED: on a cart, at the bench or in a parcel. SHIPPED: with the carrier. GONE: nobody finds it. DEFECTIVE: in the house, not to be sold. */
    public enum State {
        IN_STOCK, PICKED, SHIPPED, GONE, DEFECTIVE;

        boolean inHouse() {
            return this == IN_STOCK || this == PICKED || this == DEFECTIVE;
        }
    }
}
