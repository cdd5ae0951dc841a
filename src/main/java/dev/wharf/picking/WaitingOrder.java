package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.List;

/**
 * An open order on the floor and what is to be fetched for it.
 *
 * @param warehouse where it waits now; another than before if it was sent to one that has the goods
 * @param state of its walk: POOLED, WAITING or TAKEN
 * @param since when its walk was made
 */
public record WaitingOrder(FulfillmentId id, String warehouse, long task, String state, Instant shipBy, Instant since, List<Stop> stops) {
    /** @param bin empty if the SKU has no known place */
    public record Stop(String sku, String bin, int units) { }

    /** Whether a wave of this warehouse may still have it on a cart. */
    public boolean waitsIn(String warehouse) {
        return this.warehouse.equals(warehouse) && !state.equals("TAKEN");
    }

    public WaitingOrder {
        stops = List.copyOf(stops);
    }
}
