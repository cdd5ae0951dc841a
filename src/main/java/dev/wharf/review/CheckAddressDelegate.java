package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Region;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.AddressRule;
import dev.wharf.review.rule.RuleCatalog;
import org.springframework.stereotype.Component;

/** Task_CheckAddress, Task_RecheckAddress, Task_CheckNewAddress: writes addressOutcome, and the region it understood on the fulfillment. */
@Component("checkAddressDelegate")
class CheckAddressDelegate extends RuleDelegate<AddressRule.Inputs> {
    CheckAddressDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules) {
        super(reviewing, fulfillments, rules.get(AddressRule.class), FulfillOrder.ADDRESS_OUTCOME);
    }

    @Override
    AddressRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        var to = order.receiver();
        return new AddressRule.Inputs(to.name(), to.phone(), to.province(), to.city(), to.district(), to.detail(), to.line());
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
