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
     * Orders that came in before this one and are not cancelled, with the same shop, buyer, receiver and goods. An order that comes in at the same
     * moment elsewhere is waited for, so that of two the later one always sees the other.
     */
    List<Twin> twins(FulfillmentId id);

    History history(FulfillmentId id);
}
