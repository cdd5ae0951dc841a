package dev.wharf.aftersales;

import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CloseCancelled: closes holds and the fulfillment. */
@Component("closeCancelledDelegate")
class CloseCancelledDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final OrderLog log;

    CloseCancelledDelegate(Fulfillments fulfillments, OrderLog log) {
        this.fulfillments = fulfillments;
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        log.releaseAll(id, "订单已取消 Order cancelled");
        fulfillments.moveTo(id, Stage.CANCELLED);
    }
}
