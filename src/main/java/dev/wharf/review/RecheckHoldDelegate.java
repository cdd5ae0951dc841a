package dev.wharf.review;

import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecheckHold, Task_RecheckLateHold: a person's RELEASE closes the holds that people placed; writes holdOutcome. */
@Component("recheckHoldDelegate")
class RecheckHoldDelegate implements JavaDelegate {
    private final OrderLog log;

    RecheckHoldDelegate(OrderLog log) {
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var decision = FulfillOrder.DECISION.getOr(execution, "");
        if (decision.equals(FulfillOrder.CANCEL)) throw new BpmnError(FulfillOrder.ORDER_GIVEN_UP);
        FulfillOrder.DECISION.take(execution, "");
        var reason = FulfillOrder.DECISION_REASON.take(execution, "");
        var id = FulfillOrder.fulfillment(execution);
        var placed = log.openHolds(id).stream().map(OrderLog.OpenHold::code).filter(code -> !ListHoldsDelegate.hasOwnTask(code)).toList();
        if (decision.equals("RELEASE")) placed.forEach(code -> log.release(id, code, reason));
        FulfillOrder.HOLD_OUTCOME.set(execution, placed.isEmpty() || decision.equals("RELEASE") ? FulfillOrder.PASSED : "HELD");
    }
}
