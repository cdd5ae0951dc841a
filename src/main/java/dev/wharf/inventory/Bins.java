package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Where units lie, per bin, SKU and lot, with a ledger of its own. What a warehouse has on hand and no bin holds is on a cart, at the bench
 * or not put away. Bins say where goods are, {@link Stock} how many may be promised: a pick moves a bin and no balance. Call inside a lane.
 */
public interface Bins {
    /** @param lot empty for goods without lots */
    record Place(String warehouse, String bin, String sku, String lot) { }

    /** @param planned of the units, those that pick tasks will take. @param since when units came into the empty bin */
    record Content(Place place, int units, int planned, Instant since) {
        /** Units that nobody will take yet. */
        public int free() {
            return Math.max(0, units - planned);
        }
    }

    /** PICK and PUT_BACK are a picker's; MOVE comes in pairs; FOUND corrects a bin that holds more than was known; PACKAGING left around goods. */
    enum Kind { PUT_AWAY, PICK, PUT_BACK, MOVE, COUNT, SEND, FOUND, PACKAGING }

    /**
     * One entry of the ledger.
     *
     * @param delta units added, below zero if taken
     * @param key   names the movement; a second one of the same key moves nothing; at most 100 characters
     * @param fulfillment the order it was done for, or null
     */
    record Move(Place place, Kind kind, int delta, FulfillmentId fulfillment, String key, String cause, String reason) { }

    /**
     * Books the moves; those whose key was booked before change nothing.
     *
     * @return how many were new
     * @throws dev.wharf.common.Refusal CONFLICT if a bin would hold fewer than none
     */
    int post(List<Move> moves);

    /** True if a movement of this key is in the ledger. */
    boolean booked(String key);

    /** What lies where, of these SKUs in one warehouse, in order of bin and lot; held until the commit. */
    List<Content> held(String warehouse, Collection<String> skus);

    List<Content> ofSkus(String warehouse, Collection<String> skus);

    List<Content> ofBin(String warehouse, String bin);

    /** Codes of the bins that hold something, in order. */
    List<String> codes(String warehouse);
}
