package dev.wharf.review;

import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_SplitOrder. */
@Component("splitOrderDelegate")
class SplitOrderDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;

    SplitOrderDelegate(Fulfillments fulfillments) {
        this.fulfillments = fulfillments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        // An order comes back here when its stock was lost on the way.
        if (fulfillments.get(id).stage() != Stage.REVIEW) fulfillments.moveTo(id, Stage.REVIEW);
    }
}
