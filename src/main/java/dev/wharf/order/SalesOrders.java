package dev.wharf.order;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Sales orders, unique by shop and channel order number. Call inside a transaction. */
public interface SalesOrders {
    /** How a channel knows an order. */
    record Key(String shop, String channelOrderNo) { }

    /** @param payload as received, byte for byte */
    record New(SalesOrder order, byte[] payload) { }

    /** An order that was there before: its id, and whether what came now differs from what came then. */
    record Known(long salesOrderId, boolean differs) { }

    /**
     * Claims the orders that are not yet there. Of several claims of one order, at the same time on any node, one wins.
     *
     * @return for each key that was known before, what is known; a key that is absent was claimed by this call
     */
    Map<Key, Known> claim(Collection<New> orders);

    Map<Long, SalesOrder> byIds(Collection<Long> ids);

    /** Holds the rows until the commit, in key order. Lock fulfillments before. */
    void lock(Collection<Long> ids);

    Optional<SalesOrder> find(Key key);

    /** Puts another receiver on the order; the lane forgets the old one. */
    void changeReceiver(long salesOrderId, Receiver receiver);

    /** @return false if it was no different already */
    boolean changePayment(long salesOrderId, PaymentStatus status, long paidMinor);

    /** @return false if it was no different already */
    boolean changeMemo(long salesOrderId, String sellerMemo, String flag);

    /** Keeps the gift lines of an order: those that are new, and units and cancelled units of the others. Written before the commit. */
    void saveGifts(SalesOrder order);

    /** Marks units of a line as cancelled. @throws dev.wharf.common.Refusal CONFLICT if fewer are left */
    void cancelUnits(long salesOrderId, String lineNo, int units);
}
