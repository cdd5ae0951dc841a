package dev.wharf.picking;

import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CreatePickTask: puts what is still to be picked on the list of the warehouse. Run again after a short pick, it asks for the rest only. */
@Component("createPickTaskDelegate")
class CreatePickTaskDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final PickTaskPlan plan;

    CreatePickTaskDelegate(Fulfillments fulfillments, PickTaskPlan plan) {
        this.fulfillments = fulfillments;
        this.plan = plan;
    }

    @Override
    public void execute(DelegateExecution execution) {
        plan.add(fulfillments.moveTo(FulfillOrder.fulfillment(execution), Stage.PICK));
    }
}
