package dev.wharf.review;

import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.address.AddressReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckAddress, Task_RecheckAddress, Task_CheckNewAddress: writes addressOutcome. A clerk's ACCEPT counts once, with its reason. */
@Component("checkAddressDelegate")
class CheckAddressDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Findings findings;
    private final AddressRule rule;

    CheckAddressDelegate(Fulfillments fulfillments, Findings findings, AddressReview review) {
        this.fulfillments = fulfillments;
        this.findings = findings;
        this.rule = new AddressRule(review);
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var checked = rule.check(fulfillments.orderOf(id).receiver());
        var verdict = checked.verdict();
        var decision = FulfillOrder.DECISION.take(execution, "");
        var why = FulfillOrder.DECISION_REASON.take(execution, "");
        if (!verdict.passed() && decision.equals("ACCEPT")) {
            verdict = new Verdict(FulfillOrder.PASSED, new Text("人工放行（" + verdict.outcome() + "）：" + why, "Accepted by a person (" + verdict.outcome() + "): " + why), verdict.inputs());
        }
        if (!fulfillments.get(id).region().equals(checked.region())) fulfillments.save(fulfillments.get(id).to(checked.region()));
        findings.record(id, AddressRule.CODE, AddressReview.VERSION, verdict).forEach(execution::setVariable);
        FulfillOrder.ADDRESS_OUTCOME.set(execution, verdict.outcome());
    }
}
