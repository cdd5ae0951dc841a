package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.Actor;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.FinanceRule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.warehouse.Products;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Task_CheckFinance, Task_RecheckFinance: writes financeOutcome; keeps the approvals of people, each person once. */
@Component("checkFinanceDelegate")
class CheckFinanceDelegate extends RuleDelegate<FinanceRule.Inputs> {
    static final String APPROVE = "APPROVE";

    private final OrderFacts orders;
    private final ProductFacts products;
    private final FinanceApprovals approvals;
    private final OrderLog log;

    CheckFinanceDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, OrderFacts orders, ProductFacts products, FinanceApprovals approvals, OrderLog log) {
        super(reviewing, fulfillments, rules.get(FinanceRule.class), FulfillOrder.FINANCE_OUTCOME);
        this.orders = orders;
        this.products = products;
        this.approvals = approvals;
        this.log = log;
    }

    @Override
    FinanceRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        var bare = bare(fulfillment);
        return rule().check(bare, setting(fulfillment.id()).params()).holds() ? bare.approvedBy(approvals.of(fulfillment.id(), rule().subject(bare))) : bare;
    }

    private FinanceRule.Inputs bare(Fulfillment fulfillment) {
        var known = products.of(fulfillment);
        var all = orders.of(fulfillment);
        // Costs are in the product list's currency.
        boolean comparable = all.stream().allMatch(o -> o.currency().equals(Products.CURRENCY));
        return new FinanceRule.Inputs(
            all.stream().map(o -> new FinanceRule.Order(o.id(), o.channelOrderNo(), o.source(), o.goodsMinor(), o.terms().discountMinor())).toList(),
            fulfillment.lines().stream().filter(l -> l.quantity() > 0).map(l -> new FinanceRule.Line(l.salesOrderId(), l.lineNo(), l.sku(), l.quantity(), l.unitPriceMinor(),
                comparable && known.containsKey(l.sku()) ? known.get(l.sku()).costMinor() : 0)).toList(), List.of());
    }

    @Override
    boolean accepts(String decision) {
        return false;
    }

    @Override
    void decided(DelegateExecution execution, FulfillmentId id, String decision, String reason) {
        if (!decision.equals(APPROVE)) return;
        var person = Actor.current();
        if (Collections.disjoint(setting(id).overrideBy(), Actor.groups())) {
            log.happened(id, "DECISION_IGNORED", new Text(person + " 无权做财务审批", person + " may not approve for finance"));
        } else if (approvals.give(id, rule().subject(bare(fulfillments().get(id))), person)) {
            log.happened(id, "FINANCE_APPROVED", new Text("财务批准：" + person + " " + reason, "Approved for finance by " + person + ". " + reason));
        } else {
            log.happened(id, "DECISION_IGNORED", new Text(person + " 已批准过，须另一人批准", person + " has approved before; another person has to"));
        }
    }

    /** Whether this person's approval would add nothing: four eyes are those of two people. Call inside a lane. */
    boolean hasApproved(FulfillmentId id, String person) {
        return approvals.of(id, rule().subject(bare(fulfillments().get(id)))).contains(person);
    }
}
