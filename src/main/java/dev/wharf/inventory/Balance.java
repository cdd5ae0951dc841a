package dev.wharf.inventory;

import java.util.Arrays;

/**
 * Units of one SKU in one warehouse, by bucket. The one place where the formulas of docs/rules/stock.md stand:
 * {@code available = onHand - locked - frozen}, {@code free = available - reserved}, {@code sellable to a shop = free + its quota}.
 */
public record Balance(String sku, String warehouse, int onHand, int locked, int frozen, int reserved, int quarantine, int defective, int inTransit) {
    static final int BUCKETS = Bucket.values().length;

    public Balance(String sku, String warehouse, int onHand, int locked) {
        this(sku, warehouse, onHand, locked, 0, 0, 0, 0, 0);
    }

    /** @param units by the ordinal of {@link Bucket} */
    static Balance of(String sku, String warehouse, int[] units) {
        return new Balance(sku, warehouse, units[0], units[1], units[2], units[3], units[4], units[5], units[6]);
    }

    /** Units that orders may still be promised. */
    public int available() {
        return onHand - locked - frozen;
    }

    /** Units that any shop may be promised. */
    public int free() {
        return available() - reserved;
    }

    /** @param quota units reserved for the shop that asks */
    public int sellable(int quota) {
        return Math.max(0, free() + quota);
    }

    public int units(Bucket bucket) {
        return units()[bucket.ordinal()];
    }

    private int[] units() {
        return new int[] {onHand, locked, frozen, reserved, quarantine, defective, inTransit};
    }

    /** No bucket is below zero, and no unit is promised, frozen or reserved twice. */
    boolean legal() {
        return Arrays.stream(units()).allMatch(n -> n >= 0) && free() >= 0;
    }
}
