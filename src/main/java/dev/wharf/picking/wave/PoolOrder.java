package dev.wharf.picking.wave;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.wave.Limits.Load;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An order that waits for a wave.
 *
 * @param due   when it has to be picked: its ship-by time, or the next collection by its carrier if that is sooner
 * @param since when it came to the floor
 * @param bins  where its goods lie, without repeats
 * @param zones of these bins; one that the floor plan does not name is the empty word
 * @param lines stops of the walk
 * @param asks  whether the buyer asks for something special
 */
record PoolOrder(FulfillmentId id, Instant due, Instant since, String carrier, Set<String> skus, List<String> bins, Set<String> zones, int lines, Load load, long valueMinor, boolean asks) {
    /** The buyer asks for nothing special. */
    PoolOrder(FulfillmentId id, Instant due, Instant since, String carrier, Set<String> skus, List<String> bins, Set<String> zones, int lines, Load load, long valueMinor) {
        this(id, due, since, carrier, skus, bins, zones, lines, load, valueMinor, false);
    }

    PoolOrder {
        skus = Set.copyOf(skus);
        bins = List.copyOf(bins);
        zones = Set.copyOf(zones);
    }

    /** Of one SKU, and nothing has to be done for it that is not done for all: one of many orders alike. */
    boolean isPlain() {
        return skus.size() == 1 && !asks;
    }

    /** Whether their goods may lie in one box and be verified by one scan each. */
    boolean isAlike(PoolOrder other) {
        return isPlain() && other.isPlain() && skus.equals(other.skus) && load.units() == other.load.units();
    }
}
