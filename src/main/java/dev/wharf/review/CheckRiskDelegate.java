package dev.wharf.review;

import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderNeighbours;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.RiskRule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.setting.RuleSettings;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/** Task_CheckRisk, Task_RecheckRisk: writes riskOutcome. Looks a buyer's history up only where it can change the verdict. */
@Component("checkRiskDelegate")
class CheckRiskDelegate extends RuleDelegate<RiskRule.Inputs> {
    private final RiskRule risk;
    private final RuleSettings settings;
    private final OrderNeighbours neighbours;

    CheckRiskDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, RuleSettings settings, OrderNeighbours neighbours) {
        super(reviewing, fulfillments, rules.get(RiskRule.class), FulfillOrder.RISK_OUTCOME);
        this.risk = rules.get(RiskRule.class);
        this.settings = settings;
        this.neighbours = neighbours;
    }

    @Override
    RiskRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        var alone = new RiskRule.Inputs(order.id(), order.totalMinor(), order.payment(), mostUnits(order), !order.buyer().isEmpty(), null);
        if (!needsHistory(order.shop(), alone)) return alone;
        var known = neighbours.history(fulfillment.id());
        return new RiskRule.Inputs(alone.order(), alone.valueMinor(), alone.payment(), alone.mostUnits(), alone.buyerKnown(),
            new RiskRule.History(known.orders(), known.cancelled(), known.receivers()));
    }

    /** A setting that cannot be read is the rule's to report, when it is asked for its verdict. */
    private boolean needsHistory(String shop, RiskRule.Inputs alone) {
        var params = settings.of(shop, risk.code()).params();
        return params.usable() && risk.needsHistory(alone, params);
    }

    private static int mostUnits(SalesOrder order) {
        var units = new HashMap<String, Integer>();
        order.lines().stream().filter(line -> !line.gift()).forEach(line -> units.merge(line.sku(), line.quantity() - line.cancelled(), Integer::sum));
        return units.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
