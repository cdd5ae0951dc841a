package dev.wharf.refund;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.effect.EffectLedger;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillment.Sold;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.process.Actor;
import dev.wharf.refund.Refund.State;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives buyers back what they paid for goods that do not ship: each sales order for itself, never more than was paid, whatever the order of steps. The sales order's row is held
 * until the commit, so that of two parts cancelled at the same moment one is the last.
 */
@Component
public class Refunds {
    static final String KIND = "REFUND";
    private static final Set<Stage> CANCELLED = Set.of(Stage.CANCELLING, Stage.CANCELLED);

    private final RefundBook book;
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final EffectLedger effects;
    private final OrderLog log;
    private final Clock clock;

    Refunds(RefundBook book, Fulfillments fulfillments, SalesOrders orders, EffectLedger effects, OrderLog log, Clock clock) {
        this.book = book;
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.effects = effects;
        this.log = log;
        this.clock = clock;
    }

    /** All units of a fulfillment that was just cancelled. Call as {@link #due(FulfillmentId, Map, RefundReason)}. */
    public long due(FulfillmentId cancelled, RefundReason reason) {
        return due(cancelled, fulfillments.get(cancelled).sold(), reason);
    }

    /**
     * Call once in the lane that decides it, after what ships no more was taken off or its fulfillment cancelled. Nothing is due for what was not paid.
     *
     * @param units that ship no more from now on
     * @return minor units that we give back; 0 for {@link RefundReason#LEFT_TO_CHANNEL}
     */
    public long due(FulfillmentId id, Map<Sold, Integer> units, RefundReason reason) {
        var bySalesOrder = bySalesOrder(units);
        orders.lock(bySalesOrder.keySet());
        var sold = orders.byIds(bySalesOrder.keySet());
        return bySalesOrder.entrySet().stream().mapToLong(one -> write(id, sold.get(one.getKey()), one.getValue(), living(one.getKey(), null), reason)).sum();
    }

    /** Money came in for this order. @return minor units that go back, because nothing of it ships */
    public long paidLate(FulfillmentId id, long salesOrderId) {
        orders.lock(Set.of(salesOrderId));
        if (!living(salesOrderId, null).isEmpty()) return 0;
        var order = orders.byIds(List.of(salesOrderId)).get(salesOrderId);
        return write(id, order, order.lines().stream().collect(toMap(SalesOrder.Line::lineNo, SalesOrder.Line::quantity, Integer::sum, TreeMap::new)), Map.of(), RefundReason.PAID_LATE);
    }

    /** What would go back if this fulfillment were cancelled now, in minor units. */
    @Transactional(readOnly = true)
    public long wouldGive(FulfillmentId id) {
        var bySalesOrder = bySalesOrder(fulfillments.get(id).sold());
        var sold = orders.byIds(bySalesOrder.keySet());
        return bySalesOrder.entrySet().stream()
            .mapToLong(one -> RefundAmount.of(sold.get(one.getKey()), one.getValue(), living(one.getKey(), id), book.given(one.getKey()))).sum();
    }

    /** The newest first. */
    public List<Refund> of(FulfillmentId id) {
        return book.of(id);
    }

    private long write(FulfillmentId id, SalesOrder order, SortedMap<String, Integer> units, Map<String, Integer> living, RefundReason reason) {
        long amount = RefundAmount.of(order, units, living, book.given(order.id()));
        if (amount == 0) return 0;
        var gifts = order.lines().stream().filter(SalesOrder.Line::gift).map(SalesOrder.Line::lineNo).toList();
        gifts.forEach(units::remove);
        var now = clock.instant();
        var key = id + "-R" + (book.count(id) + 1);
        var refund = new Refund(key, id, order.id(), amount, order.currency(), reason, units, State.WAITING, "", "", "", now, null);
        var money = Money.text(amount);
        if (reason == RefundReason.LEFT_TO_CHANNEL) {
            book.add(refund.notDue("", Actor.current(), now));
            log.happened(id, "REFUND_NOT_DUE", new Text(reason.text().zh() + "：" + money, reason.text().en() + ": " + money));
            return 0;
        }
        book.add(refund);
        log.happened(id, "REFUND_DUE", new Text(reason.text().zh() + "，应退 " + money, reason.text().en() + "; give " + money + " back"));
        claim(refund, order);
        return amount;
    }

    /** Has it given back, or given back once more after a refusal: the other side recognises the key. */
    void claim(Refund refund, SalesOrder order) {
        effects.claim(KIND, refund.key(), refund.fulfillment(), "refunds:" + order.channel() + "/" + order.shop(), Map.of());
    }

    /** Units of the order that ship or have shipped. @param without this one; null for none */
    private Map<String, Integer> living(long salesOrderId, FulfillmentId without) {
        var living = new TreeMap<String, Integer>();
        for (Fulfillment part : fulfillments.holding(salesOrderId)) {
            if (CANCELLED.contains(part.stage()) || part.id().equals(without)) continue;
            part.sold().forEach((sold, units) -> {
                if (sold.salesOrderId() == salesOrderId) living.merge(sold.lineNo(), units, Integer::sum);
            });
        }
        return living;
    }

    private static SortedMap<Long, SortedMap<String, Integer>> bySalesOrder(Map<Sold, Integer> units) {
        var orders = new TreeMap<Long, SortedMap<String, Integer>>();
        units.forEach((sold, n) -> orders.computeIfAbsent(sold.salesOrderId(), order -> new TreeMap<>()).put(sold.lineNo(), n));
        return orders;
    }
}
