package dev.wharf.review;

import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckPrice. */
@Component("checkPriceDelegate")
class CheckPriceDelegate implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        FulfillOrder.PRICE_OUTCOME.set(execution, FulfillOrder.PASSED);
    }
}
