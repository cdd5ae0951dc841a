package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Units per SKU and warehouse ({@link Balance} has the formulas). Call inside a lane: rows are taken for all its members at once, in key
 * order, and every change leaves as one conditional UPDATE per row with its ledger entries. A balance is never read and then trusted: what
 * {@link #available} says stays true until the commit, because the rows are held.
 */
public interface Stock {
    /** @param quantity in units, above zero */
    record Need(long fulfillmentLineId, String sku, int quantity) { }

    /** @param expected key of the expected goods that came with it; empty if nobody expected them */
    record Receipt(String sku, String warehouse, int quantity, String key, String expected) {
        public Receipt(String sku, String warehouse, int quantity, String key) {
            this(sku, warehouse, quantity, key, "");
        }
    }

    /**
     * Units of these SKUs that an order of this shop may be promised, by warehouse and SKU; absent means none. Holds the rows until the commit.
     *
     * @param shop its quota counts as well; empty for nobody's
     */
    Map<String, Map<String, Integer>> available(String shop, Collection<String> skus);

    /**
     * Locks all the units in this warehouse, or none.
     *
     * @param until when a soft lock ends; null for a hard one, which ends when the goods leave or are given back
     * @return false if one of the SKUs has fewer available
     */
    boolean lock(FulfillmentId id, String shop, String warehouse, List<Need> needs, Instant until);

    /** Gives back what it holds until a time only. Whoever checks and locks in the same lane finds the units: the rows are held. @return until when it held them */
    Optional<Instant> releaseSoft(FulfillmentId id, String reason);

    /** Gives back those of its soft locks that ended. @return how many units; zero if a payment came first, or it was done before */
    int releaseExpired(FulfillmentId id, Instant now);

    /** Fulfillments with soft locks that ended by then, the longest ended first. */
    List<FulfillmentId> expired(Instant by, int most);

    /** Fulfillments with open locks, by id. @param after the last one seen, zero to begin */
    List<FulfillmentId> locking(long after, int most);

    /**
     * Keeps units for an order that leaves on a later day, instead of what it was promised before; see {@link Promise}. Nothing is locked: others may
     * take the units if goods come in before that day.
     */
    void promise(FulfillmentId id, String warehouse, Map<String, Integer> units, Instant at);

    /** True if units are locked for it, softly or for good. */
    boolean holds(FulfillmentId id);

    /** Forgets what the order was promised, because it asks for it now or not at all. */
    void forgo(FulfillmentId id);

    /** Units that no order holds, those kept for shops and later days included, by warehouse and SKU; absent means none. Holds the rows until the commit. */
    Map<String, Map<String, Integer>> withholdable(Collection<String> skus);

    /** Gives back what the fulfillment still holds; never more, and nothing the second time. Asks for no stock, so it cannot fail for lack of it. */
    void release(FulfillmentId id, String reason);

    /** Gives back so many units of one line, at most what it still holds. @return how many */
    int release(FulfillmentId id, long fulfillmentLineId, int units, String reason);

    /** Says how far its goods have come in the house. */
    void mark(FulfillmentId id, LockState state);

    /** Takes what the fulfillment holds off hand: the goods have left. Nothing the second time. */
    void deduct(FulfillmentId id);

    /** Books units in. The same key a second time books nothing. @return how many receipts were new */
    int receive(List<Receipt> receipts, String reason);

    /** Books a difference found by a person. @throws dev.wharf.common.Refusal CONFLICT if fewer than the promised units would be left */
    void adjust(String warehouse, String sku, int delta, String key, String reason);

    /**
     * Books movements that belong to no lock. A key that was booked before books nothing.
     *
     * @return how many were new
     * @throws dev.wharf.common.Refusal CONFLICT with the numbers if a bucket would fall below zero, or a promised unit would be taken
     */
    int post(List<Posting> postings);

    /**
     * Sets the quotas of shops; {@code missing} is the number wanted. What is not available is not given: it stays missing, and goods that come in fill it.
     *
     * @return what each shop has now
     */
    List<Quota> assign(List<Quota> wanted);

    List<Quota> quotas(Collection<String> skus);

    /** What could be locked now, read without holding anything. */
    Supply supply(Collection<String> skus);

    List<Balance> balances(Collection<String> skus);
}
