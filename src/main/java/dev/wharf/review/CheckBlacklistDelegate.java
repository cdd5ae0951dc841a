package dev.wharf.review;

import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.blacklist.Blacklist;
import dev.wharf.review.rule.BlacklistRule;
import dev.wharf.review.rule.RuleCatalog;
import org.springframework.stereotype.Component;

/** Task_CheckBlacklist, Task_RecheckBlacklist: writes blacklistOutcome. */
@Component("checkBlacklistDelegate")
class CheckBlacklistDelegate extends RuleDelegate<BlacklistRule.Inputs> {
    private final Blacklist blacklist;

    CheckBlacklistDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, Blacklist blacklist) {
        super(reviewing, fulfillments, rules.get(BlacklistRule.class), FulfillOrder.BLACKLIST_OUTCOME);
        this.blacklist = blacklist;
    }

    @Override
    BlacklistRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        return new BlacklistRule.Inputs(order.id(), blacklist.matches(fulfillment.id()).stream()
            .map(m -> new BlacklistRule.Match(m.id(), m.kind().name(), m.reason())).toList());
    }
}
