package dev.wharf.review;

import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_AddGifts. */
@Component("addGiftsDelegate")
class AddGiftsDelegate implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        FulfillOrder.GIFT_OUTCOME.set(execution, FulfillOrder.PASSED);
    }
}
