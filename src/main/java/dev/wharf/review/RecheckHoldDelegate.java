package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Actor;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.setting.RuleSettings;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecheckHold, Task_RecheckLateHold: a person's RELEASE closes the holds that people placed; writes holdOutcome. */
@Component("recheckHoldDelegate")
class RecheckHoldDelegate implements JavaDelegate {
    private static final Set<String> OF_A_CHANGE = Set.of("ADDRESS", "REACH", "REMARK");

    private final OrderLog log;
    private final Fulfillments fulfillments;
    private final RuleSettings settings;
    private final Provisional provisional;

    RecheckHoldDelegate(OrderLog log, Fulfillments fulfillments, RuleSettings settings, Provisional provisional) {
        this.log = log;
        this.fulfillments = fulfillments;
        this.settings = settings;
        this.provisional = provisional;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var decision = FulfillOrder.DECISION.getOr(execution, "");
        if (decision.equals(FulfillOrder.CANCEL)) throw new BpmnError(FulfillOrder.ORDER_GIVEN_UP);
        FulfillOrder.DECISION.take(execution, "");
        var reason = FulfillOrder.DECISION_REASON.take(execution, "");
        var id = FulfillOrder.fulfillment(execution);
        boolean late = execution.getCurrentActivityId().equals("Task_RecheckLateHold");
        if (decision.equals("RELEASE")) mine(id, late).stream().filter(code -> mayRelease(id, code)).forEach(code -> log.release(id, code, reason));
        boolean released = mine(id, late).isEmpty();
        FulfillOrder.HOLD_OUTCOME.set(execution, released ? FulfillOrder.PASSED : "HELD");
        if (released) provisional.settle(id, RuleDelegate.payBy(execution));
    }

    /** In review what has no task of its own; on its way all but what a change of the order opened, which has tasks there. */
    private List<String> mine(FulfillmentId id, boolean late) {
        return log.openHolds(id).stream().map(OrderLog.OpenHold::code).filter(code -> late ? !OF_A_CHANGE.contains(code) : !ListHoldsDelegate.hasOwnTask(code)).toList();
    }

    /** A rule's hold is let go by those whom its setting names. One that a rule opened because it broke has nobody to ask and is let go as a person's is. */
    private boolean mayRelease(FulfillmentId id, String code) {
        if (!ListHoldsDelegate.hasOwnTask(code)) return true;
        return !Collections.disjoint(settings.of(fulfillments.get(id).shop(), code).overrideBy(), Actor.groups());
    }
}
