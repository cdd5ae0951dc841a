package dev.wharf.review;

import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckHolds: nothing ships while a hold is open, for example after a change of the receiver; writes shipOutcome. */
@Component("checkHoldsDelegate")
class CheckHoldsDelegate implements JavaDelegate {
    private final OrderLog log;

    CheckHoldsDelegate(OrderLog log) {
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean held = !log.openHolds(FulfillOrder.fulfillment(execution)).isEmpty();
        FulfillOrder.SHIP_OUTCOME.set(execution, held ? "HELD" : "READY");
    }
}
