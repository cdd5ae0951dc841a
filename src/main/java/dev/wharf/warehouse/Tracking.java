package dev.wharf.warehouse;

/**
 * How the units of a product are told apart, and what decides the bin they are taken from.
 *
 * @param category     free word of the house for goods that are picked alike; may be empty
 * @param handling     as on the product
 * @param sellableDays days that a lot must still be good for when it leaves; 0 for its last day
 */
public record Tracking(String sku, String category, String handling, Kind kind, int sellableDays) {
    public enum Kind {
        NONE, LOT, LOT_EXPIRY, SERIAL;

        public boolean hasLots() {
            return this == LOT || this == LOT_EXPIRY;
        }
    }
}
