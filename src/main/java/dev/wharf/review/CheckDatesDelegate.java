package dev.wharf.review;

import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckDates. */
@Component("checkDatesDelegate")
class CheckDatesDelegate implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        FulfillOrder.DATE_OUTCOME.set(execution, FulfillOrder.PASSED);
    }
}
