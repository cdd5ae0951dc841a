package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import java.util.EnumMap;
import java.util.Map;

/**
 * One entry of the ledger: what moves between the buckets of one SKU in one warehouse, and why.
 *
 * @param deltas        units added per bucket, below zero if taken
 * @param fulfillment   the order it belongs to, or null
 * @param fulfillmentLine its line, or null
 * @param key           names the movement: a second posting of the same key books nothing; at most 100 characters
 * @param cause         what moved the units, for example {@code TRANSFER:17}; may be empty
 * @param reason        a person's or rule's words, without personal data
 */
public record Posting(String sku, String warehouse, Kind kind, Map<Bucket, Integer> deltas, FulfillmentId fulfillment, Long fulfillmentLine, String key, String cause,
                      String reason) {
    /** What happened to the units. */
    public enum Kind { RECEIVE, ADJUST, LOCK, RELEASE, DEDUCT, FREEZE, UNFREEZE, INSPECT, REJECT, SEND, ARRIVE, LOSE, COUNT, RESERVE, UNRESERVE, PACKAGING, REPAIR }

    public Posting {
        deltas = new EnumMap<>(deltas);
    }

    /** A movement that belongs to no order. */
    public static Posting of(Kind kind, String sku, String warehouse, Map<Bucket, Integer> deltas, String key, String cause, String reason) {
        return new Posting(sku, warehouse, kind, deltas, null, null, key, cause, reason);
    }

    /** True if somebody may be promised a unit who could not before. */
    boolean frees() {
        return freed() > 0;
    }

    /** True if somebody may be promised a unit who could not before, or the other way round. */
    boolean changesFree() {
        return freed() != 0;
    }

    private int freed() {
        return delta(Bucket.ON_HAND) - delta(Bucket.LOCKED) - delta(Bucket.FROZEN) - delta(Bucket.RESERVED);
    }

    int delta(Bucket bucket) {
        return deltas.getOrDefault(bucket, 0);
    }
}
