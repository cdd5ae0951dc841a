package dev.wharf.review;

import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ApplyShortageDecision: does what the clerk decided about missing units. Whatever cannot be done (nothing is available, an unknown
 * warehouse) changes nothing; the stock check behind it then asks the clerk again, with the numbers of that moment.
 */
@Component("applyShortageDecisionDelegate")
class ApplyShortageDecisionDelegate implements JavaDelegate {
    private final Shortages shortages;
    private final OrderLog log;

    ApplyShortageDecisionDelegate(Shortages shortages, OrderLog log) {
        this.shortages = shortages;
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var decision = FulfillOrder.DECISION.getOr(execution, "");
        if (decision.equals(FulfillOrder.CANCEL)) throw new BpmnError(FulfillOrder.ORDER_GIVEN_UP);
        FulfillOrder.DECISION.take(execution, "");
        var warehouse = FulfillOrder.WAREHOUSE.take(execution, "");
        FulfillOrder.DECISION_REASON.take(execution, "");
        switch (decision) {
            case "OTHER_WAREHOUSE" -> shortages.moveTo(id, warehouse);
            case "SHIP_AVAILABLE" -> shortages.shipAvailable(id);
            case "CANCEL_MISSING" -> shortages.cancelMissing(id);
            default -> log.happened(id, "DECISION_IGNORED", new Text("未知的缺货处理：" + decision, "Unknown shortage decision: " + decision));
        }
    }
}
