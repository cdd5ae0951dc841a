package dev.wharf.review;

import dev.wharf.order.Fulfillments;
import dev.wharf.order.SpecialRequests;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ReadRemarks. */
@Component("readRemarksDelegate")
class ReadRemarksDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;

    ReadRemarksDelegate(Fulfillments fulfillments) {
        this.fulfillments = fulfillments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var order = fulfillments.orderOf(id);
        var fulfillment = fulfillments.get(id);
        fulfillments.save(fulfillment.handled(fulfillment.handling().requesting(SpecialRequests.in(order.buyerMessage(), order.sellerMemo()))));
        FulfillOrder.REMARK_OUTCOME.set(execution, FulfillOrder.PASSED);
    }
}
