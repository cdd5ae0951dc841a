package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What every rule does with its verdict: a decision row, and the hold opened or closed. */
@Component
class Findings {
    private final Fulfillments fulfillments;
    private final OrderLog log;

    Findings(Fulfillments fulfillments, OrderLog log) {
        this.fulfillments = fulfillments;
        this.log = log;
    }

    /** @return what a person sees of the open holds, for the variables of the instance; empty if the rule passed */
    Map<String, Object> record(FulfillmentId id, String rule, String version, Verdict verdict) {
        log.decided(new OrderLog.Decision(id, rule, version, verdict.outcome(), verdict.reason(), verdict.inputs()));
        if (verdict.passed()) {
            log.release(id, rule, verdict.reason().zh());
            return Map.of();
        }
        log.hold(id, rule, verdict.reason());
        return openHolds(id);
    }

    /** The forms show every open hold, each with its reason. */
    private Map<String, Object> openHolds(FulfillmentId id) {
        var holds = log.openHolds(id);
        var all = new Text(holds.stream().map(h -> h.note().zh()).collect(Collectors.joining(" ")), holds.stream().map(h -> h.note().en()).collect(Collectors.joining(" ")));
        return Evidence.variables(fulfillments, id, all);
    }
}
