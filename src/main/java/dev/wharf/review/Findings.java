package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Var;
import java.util.Date;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What every rule does with its verdict: a decision row, the hold opened or closed, and the outcome for the gateway. */
@Component
class Findings {
    private final Fulfillments fulfillments;
    private final OrderLog log;

    Findings(Fulfillments fulfillments, OrderLog log) {
        this.fulfillments = fulfillments;
        this.log = log;
    }

    void record(DelegateExecution execution, String rule, String version, Verdict verdict, Var<String> outcome) {
        FulfillmentId id = FulfillOrder.fulfillment(execution);
        log.decided(new OrderLog.Decision(id, rule, version, verdict.outcome(), verdict.reason(), verdict.inputs()));
        outcome.set(execution, verdict.outcome());
        if (verdict.passed()) {
            log.release(id, rule, verdict.reason().zh());
        } else {
            log.hold(id, rule, verdict.reason());
            showOpenHolds(execution, id);
        }
    }

    /** The forms show every open hold, each with its reason. */
    private void showOpenHolds(DelegateExecution execution, FulfillmentId id) {
        var holds = log.openHolds(id);
        var all = new Text(holds.stream().map(h -> h.note().zh()).collect(Collectors.joining(" ")), holds.stream().map(h -> h.note().en()).collect(Collectors.joining(" ")));
        Evidence.variables(fulfillments, id, all).forEach(execution::setVariable);
    }

    void payBy(DelegateExecution execution, java.time.Instant at) {
        FulfillOrder.PAY_BY.set(execution, Date.from(at));
    }
}
