package dev.wharf.review;

import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderNeighbours;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.DuplicateRule;
import dev.wharf.review.rule.RuleCatalog;
import org.springframework.stereotype.Component;

/** Task_CheckDuplicate, Task_RecheckDuplicate: writes duplicateOutcome. */
@Component("checkDuplicateDelegate")
class CheckDuplicateDelegate extends RuleDelegate<DuplicateRule.Inputs> {
    private final OrderNeighbours neighbours;

    CheckDuplicateDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, OrderNeighbours neighbours) {
        super(reviewing, fulfillments, rules.get(DuplicateRule.class), FulfillOrder.DUPLICATE_OUTCOME);
        this.neighbours = neighbours;
    }

    @Override
    DuplicateRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        return new DuplicateRule.Inputs(order.id(), order.placedAt(), neighbours.twins(fulfillment.id(), rule().code()).stream()
            .map(t -> new DuplicateRule.Earlier(t.salesOrderId(), t.channelOrderNo(), t.placedAt())).toList());
    }
}
