package dev.wharf.review;

import dev.wharf.order.Fulfillments;
import dev.wharf.process.FulfillOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckPayment, Task_RecheckPayment: writes paymentOutcome, and payBy if it must wait. */
@Component("checkPaymentDelegate")
class CheckPaymentDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Findings findings;
    private final ReviewSettings settings;
    private final Clock clock;
    private final PaymentRule rule = new PaymentRule();

    CheckPaymentDelegate(Fulfillments fulfillments, Findings findings, ReviewSettings settings, Clock clock) {
        this.fulfillments = fulfillments;
        this.findings = findings;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        FulfillOrder.DECISION.take(execution, "");
        var order = fulfillments.orderOf(id);
        var verdict = rule.check(order);
        if (!verdict.passed()) FulfillOrder.PAY_BY.set(execution, Date.from(Instant.now(clock).plus(settings.paymentTimeout())));
        findings.record(id, PaymentRule.CODE, PaymentRule.VERSION, verdict).forEach(execution::setVariable);
        FulfillOrder.PAYMENT_OUTCOME.set(execution, verdict.outcome());
    }
}
