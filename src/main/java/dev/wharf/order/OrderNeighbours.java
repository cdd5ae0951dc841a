package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a shop knows beside one order: others like it, and what its buyer did before. Call inside a transaction; asked once for a whole lane. */
public interface OrderNeighbours {
    /** How far apart two orders may be placed to be compared. */
    Duration TWIN_REACH = Duration.ofDays(1);
    /** How far the history of a buyer goes back. */
    Duration HISTORY = Duration.ofDays(90);

    record Twin(long salesOrderId, String channelOrderNo, Instant placedAt) { }

    /**
     * @param orders    earlier orders of the buyer in this shop; 0 for a buyer without a name
     * @param cancelled how many of them were cancelled
     * @param receivers buyers that had something sent to the same receiver within a day, this one included
     */
    record History(int orders, int cancelled, int receivers) { }

    /**
     * Orders of the same shop, buyer and receiver, with the same goods, that were there before this one and are not cancelled. An order that comes in
     * at the same moment elsewhere is waited for: of two that meet, exactly one has the other as its earlier twin.
     *
     * @param rule whose first judgement of an order says which of two was there before
     */
    List<Twin> twins(FulfillmentId id, String rule);

    History history(FulfillmentId id);
}
