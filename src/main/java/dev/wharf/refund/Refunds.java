package dev.wharf.refund;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.effect.EffectLedger;
import dev.wharf.order.Fulfillment.Sold;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
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
    private static final String UNSURE = "一部分由平台取消、到账前未退款，另一部分由我们取消：请先在平台核对已退多少。 "
        + "The channel cancelled a part before the money came, and we another: look at the channel first how much went back.";

    private final RefundBook book;
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final EffectLedger effects;
    private final RefundTasks tasks;
    private final OrderLog log;
    private final Clock clock;

    /** @param orderNo the channel's number of the order that the money is for */
    public record Shown(Refund refund, String orderNo) { }

    Refunds(RefundBook book, Fulfillments fulfillments, SalesOrders orders, EffectLedger effects, RefundTasks tasks, OrderLog log, Clock clock) {
        this.book = book;
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.effects = effects;
        this.tasks = tasks;
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
        fulfillments.lockRows(List.of(id));
        var bySalesOrder = bySalesOrder(units);
        orders.lock(bySalesOrder.keySet());
        var sold = orders.byIds(bySalesOrder.keySet());
        return bySalesOrder.entrySet().stream().mapToLong(one -> {
            var order = sold.get(one.getKey());
            return write(id, order, one.getValue(), RefundAmount.of(order, one.getValue(), goods(order.id(), null).living(), book.given(order.id())), reason);
        }).sum();
    }

    /** The time to pay was over for this fulfillment, which was just cancelled. What was paid beyond what is owed for the rest goes back. Call as {@link #due(FulfillmentId, Map, RefundReason)}. */
    public void timedOut(FulfillmentId id) {
        fulfillments.lockRows(List.of(id));
        bySalesOrder(fulfillments.get(id).sold()).keySet().forEach(order -> settle(id, order, RefundReason.PAYMENT_TIMED_OUT));
    }

    /**
     * Money came in for this order. What of it was paid for goods that were cancelled before goes back.
     *
     * @param id a fulfillment of the order, if there is one a cancelled one
     */
    public void paidLate(FulfillmentId id, long salesOrderId) {
        settle(id, salesOrderId, RefundReason.PAID_LATE);
    }

    /** Whether something of this sales order's money went back, is on its way or was said to be not due. An order of which that is true does not begin anew. */
    public boolean began(long salesOrderId) {
        return book.given(salesOrderId) > 0;
    }

    private void settle(FulfillmentId id, long salesOrderId, RefundReason reason) {
        orders.lock(Set.of(salesOrderId));
        var order = orders.byIds(List.of(salesOrderId)).get(salesOrderId);
        var goods = goods(salesOrderId, null);
        var units = goods.gone(order);
        long amount = RefundAmount.settle(order, units, goods.lives(), book.given(salesOrderId));
        if (amount == 0) return;
        book.units(salesOrderId, false).forEach((line, told) -> units.computeIfPresent(line, (same, gone) -> gone > told ? gone - told : null));
        var left = book.units(salesOrderId, true);
        if (left.isEmpty()) write(id, order, units, amount, reason);
        else if (units.entrySet().stream().allMatch(gone -> left.getOrDefault(gone.getKey(), 0) >= gone.getValue())) write(id, order, units, amount, RefundReason.LEFT_TO_CHANNEL);
        else askFinance(refund(id, order, units, amount, reason).refused(UNSURE));
    }

    private void askFinance(Refund refund) {
        book.add(refund);
        tasks.ask(refund, UNSURE);
    }

    /** What would go back if this fulfillment were cancelled now, in minor units. */
    @Transactional(readOnly = true)
    public long wouldGive(FulfillmentId id) {
        var bySalesOrder = bySalesOrder(fulfillments.get(id).sold());
        var sold = orders.byIds(bySalesOrder.keySet());
        return bySalesOrder.entrySet().stream()
            .mapToLong(one -> RefundAmount.of(sold.get(one.getKey()), one.getValue(), goods(one.getKey(), id).living(), book.given(one.getKey()))).sum();
    }

    /** Of this fulfillment, and of its own sales order wherever its goods were; the newest first. */
    @Transactional(readOnly = true)
    public List<Shown> of(FulfillmentId id) {
        var refunds = book.of(id, fulfillments.get(id).salesOrderId());
        var sold = orders.byIds(refunds.stream().map(Refund::salesOrderId).distinct().toList());
        return refunds.stream().map(refund -> new Shown(refund, sold.get(refund.salesOrderId()).channelOrderNo())).toList();
    }

    private Refund refund(FulfillmentId id, SalesOrder order, SortedMap<String, Integer> units, long amount, RefundReason reason) {
        order.lines().stream().filter(SalesOrder.Line::gift).map(SalesOrder.Line::lineNo).forEach(units::remove);
        return new Refund(id + "-R" + (book.count(id) + 1), id, order.id(), amount, order.currency(), reason, units, State.WAITING, "", "", "", clock.instant(), null);
    }

    /** What is left to the channel is written down, also where nothing was paid yet: the money may come later. */
    private long write(FulfillmentId id, SalesOrder order, SortedMap<String, Integer> units, long amount, RefundReason reason) {
        if (amount == 0 && reason != RefundReason.LEFT_TO_CHANNEL) return 0;
        var refund = refund(id, order, units, amount, reason);
        var money = Money.text(amount);
        if (reason == RefundReason.LEFT_TO_CHANNEL) {
            book.add(refund.notDue("", Actor.current(), refund.createdAt()));
            if (amount > 0) log.happened(id, "REFUND_NOT_DUE", new Text(reason.text().zh() + "：" + money, reason.text().en() + ": " + money));
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

    /** @param without counts as cancelled; null for none */
    private OrderGoods goods(long salesOrderId, FulfillmentId without) {
        return OrderGoods.of(salesOrderId, fulfillments.holding(salesOrderId), without);
    }

    private static SortedMap<Long, SortedMap<String, Integer>> bySalesOrder(Map<Sold, Integer> units) {
        var orders = new TreeMap<Long, SortedMap<String, Integer>>();
        units.forEach((sold, n) -> orders.computeIfAbsent(sold.salesOrderId(), order -> new TreeMap<>()).put(sold.lineNo(), n));
        return orders;
    }
}
