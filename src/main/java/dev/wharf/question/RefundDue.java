package dev.wharf.question;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.review.merge.MoneyShares;
import org.springframework.stereotype.Component;

/** Writes down what goes back to a buyer who cancels. Call before the cancel, in its lane. */
@Component
class RefundDue {
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;

    RefundDue(Fulfillments fulfillments, SalesOrders orders, OrderLog log) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
    }

    /** Nothing if nothing was paid. */
    void write(FulfillmentId id) {
        var cancelled = fulfillments.get(id);
        long due = orders.byIds(cancelled.salesOrders()).values().stream().mapToLong(order -> due(cancelled, order)).sum();
        if (due == 0) return;
        var amount = Money.text(due);
        log.happened(id, "REFUND_DUE", new Text("买家取消，应退 " + amount, "The buyer cancelled; give " + amount + " back"));
    }

    /** An order that is cancelled whole gives back all that was paid, freight included; a part its share of the goods, and never more than was paid. */
    private long due(Fulfillment cancelled, SalesOrder order) {
        boolean whole = fulfillments.ofSalesOrder(order.id()).size() == 1 && order.lines().stream().allMatch(line -> line.cancelled() == 0);
        if (whole) return order.paidMinor();
        long shares = cancelled.sold().entrySet().stream().filter(sold -> sold.getKey().salesOrderId() == order.id())
            .mapToLong(sold -> MoneyShares.refund(order, sold.getKey().lineNo(), before(order, sold.getKey().lineNo()), sold.getValue())).sum();
        return Math.min(shares, order.paidMinor());
    }

    private static int before(SalesOrder order, String lineNo) {
        return order.lines().stream().filter(line -> line.lineNo().equals(lineNo)).mapToInt(SalesOrder.Line::cancelled).sum();
    }
}
