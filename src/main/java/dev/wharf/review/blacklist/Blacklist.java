package dev.wharf.review.blacklist;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.SalesOrder;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** People and places whose orders are looked at before they ship. Call inside a transaction. */
public interface Blacklist {
    /** An entry that an order meets. */
    record Match(long id, Kind kind, String reason) { }

    /** @param shop empty for all shops @param expiresAt null for never */
    record Terms(String shop, String reason, Instant expiresAt) { }

    /** The live entries that the order of a fulfillment meets, by id. Asked once for a whole lane. */
    List<Match> matches(FulfillmentId id);

    /** @return the entry; the one that is there if this value is listed already */
    Entry add(Kind kind, String value, Terms terms);

    /** Each kind that the order has a value of. */
    List<Entry> add(SalesOrder order, Set<Kind> kinds, Terms terms);

    /** @return false if it was retired before @throws dev.wharf.common.Refusal NOT_FOUND */
    boolean retire(long id, String reason);

    /** Newest first. @param before id to go on from, or Long.MAX_VALUE */
    List<Entry> list(long before, boolean retiredToo, int limit);

    /** How many live entries were made with a key that is not the one set now. */
    int withOtherKey();
}
