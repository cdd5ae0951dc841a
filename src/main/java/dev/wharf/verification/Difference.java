package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;

/**
 * How goods at the bench differ from the order, as a person reported it.
 *
 * @param verification the count that found it
 * @param sku          of the goods in hand, or of those that are missing
 * @param insteadOf    for a wrong item, the SKU of the order that is missing because of it; else empty
 * @param unit         the lot or serial that the books name and that is not here, or that is damaged; empty where the goods have none
 */
record Difference(long id, long verification, FulfillmentId fulfillment, DifferenceKind kind, String sku, int quantity, String insteadOf, String unit) {
    /** The SKU of the order that is short of units. */
    String shortSku() {
        return kind == DifferenceKind.WRONG_ITEM ? insteadOf : sku;
    }
}
