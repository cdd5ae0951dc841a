package dev.wharf.review;

import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ClearHolds: a change of the receiver was found good; if shipping waits for that, it goes on. */
@Component("clearHoldsDelegate")
class ClearHoldsDelegate implements JavaDelegate {
    private final Instances instances;

    ClearHoldsDelegate(Instances instances) {
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        instances.tellWaiting(Message.HoldsCleared, List.of(FulfillOrder.fulfillment(execution)), Map.of());
    }
}
