package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lane;
import dev.wharf.review.rule.PaymentRule;
import dev.wharf.review.rule.RuleCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Task_CheckPayment, Task_RecheckPayment: writes paymentOutcome, and payBy if it must wait. */
@Component("checkPaymentDelegate")
class CheckPaymentDelegate extends RuleDelegate<PaymentRule.Inputs> {
    private static final Duration UNKNOWN_WAIT = Duration.ofDays(30);

    private final SalesOrders orders;
    private final Clock clock;
    private final Lane.Fact<List<SalesOrder>> others = new Lane.Fact<>("other orders of the same parcel", this::loadOthers);

    CheckPaymentDelegate(Reviewing reviewing, Fulfillments fulfillments, SalesOrders orders, RuleCatalog rules, Clock clock) {
        super(reviewing, fulfillments, rules.get(PaymentRule.class), FulfillOrder.PAYMENT_OUTCOME);
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    PaymentRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        var all = new ArrayList<SalesOrder>();
        if (ships(fulfillment, order.id())) all.add(order);
        if (!otherOrders(fulfillment).isEmpty()) all.addAll(Lane.current().get(others, fulfillment.id()));
        return new PaymentRule.Inputs(all.stream().sorted(Comparator.comparingLong(SalesOrder::id))
            .map(o -> new PaymentRule.Order(o.id(), o.channelOrderNo(), o.payment(), o.paidMinor(), o.dueMinor())).toList());
    }

    /** Its own order counts unless all it ships are goods of others. */
    private static boolean ships(Fulfillment fulfillment, long order) {
        return otherOrders(fulfillment).isEmpty() || fulfillment.lines().stream().anyMatch(l -> l.quantity() > 0 && l.salesOrderId() == order);
    }

    private static List<Long> otherOrders(Fulfillment fulfillment) {
        return fulfillment.lines().stream().filter(l -> l.quantity() > 0 && l.salesOrderId() != fulfillment.salesOrderId()).map(Fulfillment.Line::salesOrderId).distinct().toList();
    }

    private Map<FulfillmentId, List<SalesOrder>> loadOthers(Collection<FulfillmentId> ids) {
        var wanted = new HashMap<FulfillmentId, List<Long>>();
        ids.forEach(id -> wanted.put(id, otherOrders(fulfillments().get(id))));
        var found = orders.byIds(wanted.values().stream().flatMap(List::stream).distinct().toList());
        var result = new HashMap<FulfillmentId, List<SalesOrder>>();
        wanted.forEach((id, its) -> result.put(id, its.stream().map(found::get).toList()));
        return result;
    }

    /** Asking again does not put the end of waiting off. A rule that broke cancels nothing soon: {@link #UNKNOWN_WAIT}. */
    @Override
    void judged(DelegateExecution execution, FulfillmentId id, Judged judged) {
        if (judged.passed()) return;
        var now = Instant.now(clock);
        var minutes = judged.results().get(PaymentRule.WAIT);
        var payBy = now.plus(minutes == null ? UNKNOWN_WAIT : Duration.ofMinutes(Long.parseLong(minutes)));
        var known = FulfillOrder.PAY_BY.getOr(execution, Date.from(Instant.EPOCH)).toInstant();
        boolean nothingPaid = judged.outcome().equals("UNPAID") || judged.outcome().equals("PAYMENT_FAILED");
        FulfillOrder.PAY_BY.set(execution, Date.from(nothingPaid && known.isAfter(now) && known.isBefore(payBy) ? known : payBy));
    }
}
