package dev.wharf.verification;

import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_SettleDifference: reads decision, does what it says about goods and books; writes differenceOutcome: VERIFY, PICK, or SHORT if damaged units
 * cannot be replaced. Safe to run twice: a settled difference is settled once.
 */
@Component("settleDifferenceDelegate")
class SettleDifferenceDelegate implements JavaDelegate {
    private final DifferenceSettlement settlement;

    SettleDifferenceDelegate(DifferenceSettlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var decision = FulfillOrder.DECISION.take(execution, "");
        var way = WayOut.of(decision).orElse(WayOut.VERIFY_AGAIN);
        FulfillOrder.DIFFERENCE_OUTCOME.set(execution, settlement.settle(FulfillOrder.fulfillment(execution), way).name());
    }
}
