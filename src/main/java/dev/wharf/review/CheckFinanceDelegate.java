package dev.wharf.review;

import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckFinance. */
@Component("checkFinanceDelegate")
class CheckFinanceDelegate implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        FulfillOrder.FINANCE_OUTCOME.set(execution, FulfillOrder.PASSED);
    }
}
