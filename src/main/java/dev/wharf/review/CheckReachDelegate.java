package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.parcel.CarrierCodes;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.ReachRule;
import dev.wharf.review.rule.RemarkRule;
import dev.wharf.review.rule.RuleCatalog;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Task_CheckReach, Task_RecheckReach, Task_CheckNewReach: writes reachOutcome; puts the carrier on the fulfillment. */
@Component("checkReachDelegate")
class CheckReachDelegate extends RuleDelegate<ReachRule.Inputs> {
    /** As wide as the column of a carrier code. */
    private static final int CODE_MAX = 32;

    private final CarrierCodes carriers;

    CheckReachDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, CarrierCodes carriers) {
        super(reviewing, fulfillments, rules.get(ReachRule.class), FulfillOrder.REACH_OUTCOME);
        this.carriers = carriers;
    }

    @Override
    ReachRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        var region = fulfillment.region();
        var tags = fulfillment.handling().tags();
        return new ReachRule.Inputs(carriers.names(), carriers.standard(), named(tags, ReachRule.CHOSEN_TAG), named(tags, RemarkRule.CARRIER_TAG),
            new ReachRule.Place(region.province(), region.city(), region.district()));
    }

    private static String named(List<String> tags, String tag) {
        return tags.stream().filter(t -> t.startsWith(tag)).map(t -> t.substring(tag.length())).findFirst().orElse("");
    }

    /** A person's choice stays until another one; choosing nothing gives the choice back to the rule. */
    @Override
    void decided(DelegateExecution execution, FulfillmentId id, String decision, String reason) {
        var named = FulfillOrder.CARRIER.take(execution, "").replaceAll("[^A-Za-z0-9_-]", "");
        if (!decision.equals("CHOOSE")) return;
        var code = named.substring(0, Math.min(CODE_MAX, named.length()));
        var fulfillment = fulfillments().get(id);
        var tags = Stream.concat(fulfillment.handling().tags().stream().filter(tag -> !tag.startsWith(ReachRule.CHOSEN_TAG)),
            Stream.of(ReachRule.CHOSEN_TAG + code).filter(tag -> !code.isEmpty())).toList();
        fulfillments().save(fulfillment.handled(fulfillment.handling().tagged(tags)));
    }

    @Override
    void apply(FulfillmentId id, Judged judged) {
        var code = judged.results().getOrDefault(ReachRule.CARRIER, "");
        var fulfillment = fulfillments().get(id);
        if (!fulfillment.handling().carrier().equals(code)) fulfillments().save(fulfillment.handled(fulfillment.handling().with(code)));
    }
}
