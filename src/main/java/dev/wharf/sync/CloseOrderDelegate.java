package dev.wharf.sync;

import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CloseOrder: reads decision. The goods are with the carrier and the channel knows, if need be from a person; nothing is left to do. */
@Component("closeOrderDelegate")
class CloseOrderDelegate implements JavaDelegate {
    private static final String TOLD_BY_HAND = "TOLD_BY_HAND";

    private final Fulfillments fulfillments;
    private final ChannelNotices notices;
    private final EarlyNotices early;
    private final OrderLog log;

    CloseOrderDelegate(Fulfillments fulfillments, ChannelNotices notices, EarlyNotices early, OrderLog log) {
        this.fulfillments = fulfillments;
        this.notices = notices;
        this.early = early;
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        if (FulfillOrder.DECISION.getOr(execution, "").equals(TOLD_BY_HAND)) notices.toldByHand(id, early.of(id).map(e -> e.at().round()).orElse(0));
        fulfillments.save(fulfillments.get(id).inStage(Stage.DONE, fulfillments.clock().instant()).because("SHIPPED"));
        log.happened(id, "CLOSED", new Text("订单完成", "Order closed"));
    }
}
