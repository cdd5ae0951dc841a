package dev.wharf.inventory;

/**
 * Units of one SKU in one warehouse that only the orders of one shop may take (渠道库存).
 *
 * @param units    left now; orders of the shop take from here first
 * @param missing  of what was asked for, what could not be given yet
 * @param percent  above zero: a share of what is available instead of a number, set anew when goods come in
 * @param priority the higher is served first
 */
public record Quota(String shop, String sku, String warehouse, int units, int missing, int percent, int priority) {
    /** A number is not filled up again when the shop's orders took from it; a share follows what is available. */
    int wanted(int available) {
        return percent > 0 ? (int) ((long) available * percent / 100) : units + missing;
    }

    Quota with(int given, int stillMissing) {
        return new Quota(shop, sku, warehouse, given, stillMissing, percent, priority);
    }
}
