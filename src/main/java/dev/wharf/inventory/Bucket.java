package dev.wharf.inventory;

/** What the units of a SKU in a warehouse are. LOCKED, FROZEN and RESERVED are parts of ON_HAND; the others lie beside it. */
public enum Bucket {
    /** Good units in the house: in bins, on carts, in parcels that were not handed over. */
    ON_HAND("on_hand"),
    /** Promised to orders. */
    LOCKED("locked"),
    /** May not leave: being counted, recalled, or on a transfer that is not under way yet. */
    FROZEN("frozen"),
    /** Kept for the orders of one shop. */
    RESERVED("reserved"),
    /** In the house and not yet looked at. */
    QUARANTINE("quarantine"),
    /** In the house and not to be sold. */
    DEFECTIVE("defective"),
    /** On the way here from another warehouse. */
    IN_TRANSIT("in_transit");

    private final String column;

    Bucket(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
