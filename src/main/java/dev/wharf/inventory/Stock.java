package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Units on hand and locked, per SKU and warehouse; {@code available = on_hand - locked}. Call inside a lane: rows are taken for all its
 * members at once, in key order, and every change leaves as one conditional UPDATE per row with its ledger entries. A balance is never
 * read and then trusted: what {@link #available} says stays true until the commit, because the rows are held.
 */
public interface Stock {
    /** @param quantity in units, above zero */
    record Need(long fulfillmentLineId, String sku, int quantity) { }

    record Balance(String sku, String warehouse, int onHand, int locked) {
        public int available() {
            return onHand - locked;
        }
    }

    record Receipt(String sku, String warehouse, int quantity, String key) { }

    /** Units that these SKUs have available, by warehouse and SKU; absent means none. Holds the rows until the commit. */
    Map<String, Map<String, Integer>> available(Collection<String> skus);

    /**
     * Locks all the units in this warehouse, or none.
     * @return false if one of the SKUs has fewer available
     */
    boolean lock(FulfillmentId id, String warehouse, List<Need> needs);

    /** Gives back what the fulfillment still holds; never more, and nothing the second time. Asks for no stock, so it cannot fail for lack of it. */
    void release(FulfillmentId id, String reason);

    /** Takes what the fulfillment holds off hand: the goods have left. Nothing the second time. */
    void deduct(FulfillmentId id);

    /** Books units in. The same key a second time books nothing. @return how many receipts were new */
    int receive(List<Receipt> receipts, String reason);

    /** Books a difference found by a person. @throws dev.wharf.common.Refusal CONFLICT if fewer than the locked units would be left */
    void adjust(String warehouse, String sku, int delta, String key, String reason);

    List<Balance> balances(Collection<String> skus);
}
