package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.List;

/**
 * An open order on the floor and what is to be fetched for it.
 *
 * @param state of its walk: POOLED, WAITING or TAKEN
 * @param since when its walk was made
 */
public record WaitingOrder(FulfillmentId id, long task, String state, Instant shipBy, Instant since, List<Stop> stops) {
    /** @param bin empty if the SKU has no known place */
    public record Stop(String sku, String bin, int units) { }

    public WaitingOrder {
        stops = List.copyOf(stops);
    }
}
