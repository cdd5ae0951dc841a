package dev.wharf.order;

import java.time.Instant;
import java.util.List;

/**
 * What a channel sent (平台订单); unique by shop and channel order number. Money in minor units.
 *
 * @param totalMinor what the buyer owes: goods less discount plus freight
 * @param warehouse  the warehouse the order names, or empty
 */
public record SalesOrder(long id, String shop, String channel, String channelOrderNo, String source, String buyer, Instant placedAt,
                         Instant shipBy, Instant receivedAt, PaymentStatus payment, long paidMinor, long totalMinor, String currency,
                         Receiver receiver, String buyerMessage, String sellerMemo, String warehouse, Terms terms, List<Line> lines) {

    /**
     * @param notBefore the buyer or a pre-sale wants nothing shipped before this time; null for at once
     * @param flag      colour of the flag the seller put on the order on the channel, such as RED; empty for none
     */
    public record Terms(long discountMinor, long freightMinor, Instant notBefore, String flag) {
        public static final Terms PLAIN = new Terms(0, 0, null, "");
    }

    /**
     * @param quantity  units ordered, above zero
     * @param notBefore this line is a pre-sale: it ships no earlier; null for at once
     * @param gift      added by a rule
     * @param sku       the code as the channel sent it; what ships for it stands on the fulfillment
     * @param cancelled units of it that will never ship
     * @param name      what the channel called it; empty if it did not say
     */
    public record Line(String lineNo, String sku, int quantity, long unitPriceMinor, Instant notBefore, boolean gift, int cancelled, String name) {
        public Line(String lineNo, String sku, int quantity, long unitPriceMinor, Instant notBefore, boolean gift, int cancelled) {
            this(lineNo, sku, quantity, unitPriceMinor, notBefore, gift, cancelled, "");
        }

        public Line(String lineNo, String sku, int quantity, long unitPriceMinor) {
            this(lineNo, sku, quantity, unitPriceMinor, null, false, 0);
        }
    }

    public SalesOrder withLines(List<Line> changed) {
        return new SalesOrder(id, shop, channel, channelOrderNo, source, buyer, placedAt, shipBy, receivedAt, payment, paidMinor, totalMinor, currency, receiver, buyerMessage,
            sellerMemo, warehouse, terms, List.copyOf(changed));
    }

    /** Price of the goods as ordered, without discount and freight. */
    public long goodsMinor() {
        return lines.stream().mapToLong(l -> l.quantity() * l.unitPriceMinor()).sum();
    }

    /** What the buyer owes for what will ship: the total, less cancelled units with their share of the discount, rounded in the buyer's favour. */
    public long dueMinor() {
        long cancelled = lines.stream().mapToLong(l -> l.cancelled() * l.unitPriceMinor()).sum();
        if (cancelled == 0) return totalMinor;
        return Math.max(0, totalMinor - cancelled + terms.discountMinor() * cancelled / goodsMinor());
    }

    @Override
    public String toString() {
        return "SalesOrder[" + shop + "/" + channelOrderNo + "]";
    }
}
