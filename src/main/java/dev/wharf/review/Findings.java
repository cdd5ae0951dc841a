package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What becomes of every verdict: a decision row, and the hold opened or closed. */
@Component
class Findings {
    private final Fulfillments fulfillments;
    private final OrderLog log;

    Findings(Fulfillments fulfillments, OrderLog log) {
        this.fulfillments = fulfillments;
        this.log = log;
    }

    /** @return what a person sees of the open holds, for the variables of the instance; empty if the rule passed */
    Map<String, Object> record(OrderLog.Decision decision) {
        log.decided(decision);
        if (decision.level() != dev.wharf.order.Level.BLOCK) {
            log.release(decision.fulfillment(), decision.rule(), decision.reason().zh());
            return Map.of();
        }
        log.hold(decision.fulfillment(), decision.rule(), decision.reason());
        return evidence(decision.fulfillment());
    }

    /** The forms show every open hold, each with its reason. */
    Map<String, Object> evidence(FulfillmentId id) {
        var holds = log.openHolds(id);
        var all = new Text(holds.stream().map(h -> h.note().zh()).collect(Collectors.joining(" ")), holds.stream().map(h -> h.note().en()).collect(Collectors.joining(" ")));
        return Evidence.variables(fulfillments, id, all);
    }

    /** The rule does not run here: a hold from when it did is closed. */
    void off(FulfillmentId id, String rule) {
        log.release(id, rule, "规则已停用 Rule switched off");
    }
}
