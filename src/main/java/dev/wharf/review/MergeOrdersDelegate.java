package dev.wharf.review;

import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_MergeOrders. */
@Component("mergeOrdersDelegate")
class MergeOrdersDelegate implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        FulfillOrder.MERGE_OUTCOME.set(execution, "NONE");
    }
}
