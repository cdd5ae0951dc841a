package dev.wharf.aftersales;

import dev.wharf.common.Text;
import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.MergedOrders;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.refund.RefundReason;
import dev.wharf.refund.Refunds;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CancelGivenUp: a clerk gave the order up in review, or the time to pay ran out. Nothing is locked there; releasing proves it. */
@Component("cancelGivenUpDelegate")
class CancelGivenUpDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Stock stock;
    private final Capacity capacity;
    private final MergedOrders merged;
    private final Refunds refunds;

    CancelGivenUpDelegate(Fulfillments fulfillments, OrderLog log, Stock stock, Capacity capacity, MergedOrders merged, Refunds refunds) {
        this.fulfillments = fulfillments;
        this.log = log;
        this.stock = stock;
        this.capacity = capacity;
        this.merged = merged;
        this.refunds = refunds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        // A payment at the same moment is either seen, or comes after.
        fulfillments.lockRows(List.of(id));
        // Orders merged into it are not given up with it, even if it ships nothing of its own any more.
        merged.withdraw(id, new Text("订单放弃", "the order it left with was given up"));
        boolean byPerson = FulfillOrder.DECISION.take(execution, "").equals("CANCEL");
        var why = FulfillOrder.DECISION_REASON.take(execution, "");
        log.happened(id, "CANCELLED", byPerson ? new Text("人工取消：" + why, "Cancelled by a person: " + why)
            : new Text("超时未付款，自动取消", "Not paid in time, cancelled by itself"));
        log.releaseAll(id, "订单已取消 Order cancelled");
        stock.release(id, "Order given up");
        capacity.free(id);
        fulfillments.save(fulfillments.get(id).because(byPerson ? "GIVEN_UP" : "PAYMENT_TIMED_OUT").inStage(Stage.CANCELLED, Instant.now(fulfillments.clock())));
        if (byPerson) refunds.due(id, RefundReason.GIVEN_UP);
        else refunds.timedOut(id);
    }
}
