package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Receiver;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.review.rule.AddressRule;
import dev.wharf.review.rule.RuleCatalog;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the region that address review proposes on an order, where it proposes exactly one. Call inside a transaction. */
@Component
class ProposedRegion {
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;
    private final AddressRule rule;

    ProposedRegion(Fulfillments fulfillments, SalesOrders orders, OrderLog log, RuleCatalog rules) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.rule = rules.get(AddressRule.class);
    }

    static AddressRule.Inputs inputs(SalesOrder order) {
        var to = order.receiver();
        return new AddressRule.Inputs(to.name(), to.phone(), to.province(), to.city(), to.district(), to.detail(), to.line());
    }

    boolean isThere(FulfillmentId id) {
        return proposed(id).isPresent();
    }

    /** Changes nothing if there is no proposal, or a choice that only people can make. */
    void use(FulfillmentId id) {
        proposed(id).ifPresent(region -> {
            var order = fulfillments.orderOf(id);
            var to = order.receiver();
            var rest = to.line().isBlank() ? to.detail() : to.line();
            orders.changeReceiver(order.id(), new Receiver(to.name(), to.phone(), "", "", "", "", region + rest));
            fulfillments.forgetOrder(id);
            log.happened(id, "RECEIVER_CHANGED", new Text("采用建议地区 " + region, "Proposed region used: " + region));
        });
    }

    private Optional<String> proposed(FulfillmentId id) {
        return rule.proposal(inputs(fulfillments.orderOf(id)));
    }
}
