package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.MergedOrders;
import dev.wharf.order.OrderLog;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.process.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What may change after an order came in: its receiver until it is packed, its payment at any time. Only what it touches is reviewed again. */
@Service
public class OrderChanges {
    private static final Set<Stage> RECEIVER_FIXED = Set.of(Stage.SHIP, Stage.SYNC, Stage.DONE, Stage.CANCELLING, Stage.CANCELLED);

    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;
    private final Instances instances;
    private final Tasks tasks;
    private final Payments payments;
    private final MergedOrders merged;
    private final Parcels parcels;

    OrderChanges(Lanes lanes, Fulfillments fulfillments, SalesOrders orders, OrderLog log, Instances instances, Tasks tasks, Payments payments, MergedOrders merged,
                 Parcels parcels) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.instances = instances;
        this.tasks = tasks;
        this.payments = payments;
        this.merged = merged;
        this.parcels = parcels;
    }

    /** @throws Refusal CONFLICT once the label is being bought, or where a parcel that stayed closed has one, because it would carry the old address */
    public void changeReceiver(FulfillmentId id, Receiver receiver) {
        lanes.runOne(() -> {
            fulfillments.lockRows(List.of(id));
            var fulfillment = fulfillments.get(id);
            var parts = fulfillments.ofSalesOrder(fulfillment.salesOrderId());
            fulfillments.lockRows(parts);
            if (RECEIVER_FIXED.contains(fulfillment.stage())) {
                throw Refusal.conflict("RECEIVER_FIXED", "The receiver of " + id + " cannot change in stage " + fulfillment.stage() + "; cancel the order and place it anew.");
            }
            if (parts.stream().anyMatch(part -> fulfillments.get(part).stage() == Stage.SHIP)) {
                throw Refusal.conflict("RECEIVER_FIXED", "Another parcel of this order is being labelled; change the receiver when it has left.");
            }
            if (parts.stream().anyMatch(this::staysLabelled)) {
                throw Refusal.conflict("RECEIVER_FIXED", "A closed parcel of this order has its label; verify what was opened, open all its parcels by the number of the order, then change the receiver.");
            }
            orders.changeReceiver(fulfillment.salesOrderId(), receiver);
            parts.forEach(fulfillments::forgetOrder);
            log.happened(id, "RECEIVER_CHANGED", new Text("修改收件人信息", "Receiver changed"));
            if (merged.standAlone(id, new Text("收件人改变", "the receiver changed"))) return;
            parts.stream().filter(part -> !RECEIVER_FIXED.contains(fulfillments.get(part).stage())).forEach(this::reviewReceiver);
        });
    }

    /** One of its parcels was opened and another kept its label. What is labelled of a cancelled part goes nowhere. */
    private boolean staysLabelled(FulfillmentId part) {
        return !RECEIVER_FIXED.contains(fulfillments.get(part).stage()) && parcels.live(part).stream().anyMatch(parcel -> parcel.state() == Parcel.State.LABELLED);
    }

    /** In review everything is judged anew, for much depends on the receiver; on its way what the change touches. */
    private void reviewReceiver(FulfillmentId id) {
        if (tasks.completeIfOpen(id, "Task_FixAddress", "FIXED") || tasks.completeIfOpen(id, "Task_FixReceiver", "FIXED")) return;
        var stage = fulfillments.get(id).stage();
        if (stage == Stage.REVIEW) instances.tellWaiting(Message.ReviewRequested, List.of(id), Map.of());
        else if (stage != Stage.MERGED) instances.tell(Message.OrderChanged, List.of(id), FulfillOrder.CHANGED, "RECEIVER");
    }

    /** @return true if an order went on because of it */
    public boolean recordPayment(FulfillmentId id, PaymentStatus status, long paidMinor) {
        return payments.record(id, status, paidMinor);
    }
}
