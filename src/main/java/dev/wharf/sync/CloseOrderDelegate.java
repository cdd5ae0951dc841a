package dev.wharf.sync;

import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CloseOrder: the goods are with the carrier and the channel knows; nothing is left to do. */
@Component("closeOrderDelegate")
class CloseOrderDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final OrderLog log;

    CloseOrderDelegate(Fulfillments fulfillments, OrderLog log) {
        this.fulfillments = fulfillments;
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        fulfillments.save(fulfillments.get(id).inStage(Stage.DONE, fulfillments.clock().instant()).because("SHIPPED"));
        log.happened(id, "CLOSED", new Text("订单完成", "Order closed"));
    }
}
