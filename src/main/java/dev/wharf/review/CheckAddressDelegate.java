package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Region;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.AddressRule;
import dev.wharf.review.rule.RuleCatalog;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Task_CheckAddress, Task_RecheckAddress, Task_CheckNewAddress: writes addressOutcome, and the region it understood on the fulfillment. */
@Component("checkAddressDelegate")
class CheckAddressDelegate extends RuleDelegate<AddressRule.Inputs> {
    private static final String NEW_ADDRESS = "Task_CheckNewAddress";

    private final CheckReachDelegate reach;
    private final CheckBlacklistDelegate blacklist;
    private final ProposedRegion proposed;

    CheckAddressDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, CheckReachDelegate reach, CheckBlacklistDelegate blacklist,
                         ProposedRegion proposed) {
        super(reviewing, fulfillments, rules.get(AddressRule.class), FulfillOrder.ADDRESS_OUTCOME);
        this.reach = reach;
        this.blacklist = blacklist;
        this.proposed = proposed;
    }

    @Override
    AddressRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        return ProposedRegion.inputs(order);
    }

    @Override
    void decided(DelegateExecution execution, FulfillmentId id, String decision, String reason) {
        if (decision.equals(FulfillOrder.USE_PROPOSAL)) proposed.use(id);
        if (decision.equals(ACCEPT) && execution.getCurrentActivityId().equals(NEW_ADDRESS)) blacklist.judge(id, reason);
    }

    /** An address that was put right may be one that the carrier does not serve, or that nobody wants to ship to; in the first review the model checks that next. */
    @Override
    void judged(DelegateExecution execution, FulfillmentId id, Judged judged) {
        var here = execution.getCurrentActivityId();
        if (!judged.passed() || here.equals("Task_CheckAddress")) return;
        if (here.equals("Task_RecheckAddress")) reach.judge(id, "");
        var listed = blacklist.judge(id, "");
        if (listed.passed() || !here.equals(NEW_ADDRESS)) return;
        // On its way there is no task for the blacklist alone; who fixes the receiver sees both.
        listed.evidence().forEach(execution::setVariable);
        FulfillOrder.ADDRESS_OUTCOME.set(execution, listed.outcome());
    }

    @Override
    void apply(FulfillmentId id, Judged judged) {
        var understood = judged.results();
        if (understood.isEmpty()) return;
        var region = new Region(understood.get("province"), understood.get("city"), understood.get("district"));
        var fulfillment = fulfillments().get(id);
        if (!fulfillment.region().equals(region)) fulfillments().save(fulfillment.to(region));
    }
}
