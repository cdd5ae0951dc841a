package dev.wharf.order;

import java.time.Instant;
import java.util.List;

/**
 * What a channel sent (平台订单); unique by shop and channel order number. Money in minor units.
 *
 * @param warehouse the warehouse the order names, or empty
 */
public record SalesOrder(long id, String shop, String channel, String channelOrderNo, String source, String buyer, Instant placedAt,
                         Instant shipBy, Instant receivedAt, PaymentStatus payment, long paidMinor, long totalMinor, String currency,
                         Receiver receiver, String buyerMessage, String sellerMemo, String warehouse, List<Line> lines) {

    /** @param quantity units ordered, above zero */
    public record Line(String lineNo, String sku, int quantity, long unitPriceMinor) { }

    @Override
    public String toString() {
        return "SalesOrder[" + shop + "/" + channelOrderNo + "]";
    }
}
