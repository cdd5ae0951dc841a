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
 */
record PoolOrder(FulfillmentId id, Instant due, Instant since, String carrier, Set<String> skus, List<String> bins, Set<String> zones, int lines, Load load, long valueMinor) {
    PoolOrder {
        skus = Set.copyOf(skus);
        bins = List.copyOf(bins);
        zones = Set.copyOf(zones);
    }
}
