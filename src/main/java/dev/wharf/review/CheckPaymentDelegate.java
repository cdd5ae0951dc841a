package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.PaymentRule;
import dev.wharf.review.rule.RuleCatalog;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Task_CheckPayment, Task_RecheckPayment: writes paymentOutcome, and payBy if it must wait. */
@Component("checkPaymentDelegate")
class CheckPaymentDelegate extends RuleDelegate<PaymentRule.Inputs> {
    private final ReviewSettings settings;
    private final Clock clock;

    CheckPaymentDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, ReviewSettings settings, Clock clock) {
        super(reviewing, fulfillments, rules.get(PaymentRule.class), FulfillOrder.PAYMENT_OUTCOME);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    PaymentRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        return new PaymentRule.Inputs(order.payment(), order.paidMinor(), order.totalMinor());
    }

    @Override
    void judged(DelegateExecution execution, FulfillmentId id, Judged judged) {
        if (!judged.passed()) FulfillOrder.PAY_BY.set(execution, Date.from(Instant.now(clock).plus(settings.paymentTimeout())));
    }
}
