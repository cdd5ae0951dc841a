package dev.wharf.aftersales;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.MergedOrders;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.refund.RefundReason;
import dev.wharf.refund.Refunds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Cancels a fulfillment in any stage before the carrier has the parcel. What then happens in each stage: docs/cancel-matrix.md. */
@Service
public class CancelOrder {
    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final MergedOrders merged;
    private final Parcels parcels;
    private final OrderLog log;
    private final Instances instances;
    private final Refunds refunds;

    CancelOrder(Lanes lanes, Fulfillments fulfillments, MergedOrders merged, Parcels parcels, OrderLog log, Instances instances, Refunds refunds) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.merged = merged;
        this.parcels = parcels;
        this.log = log;
        this.instances = instances;
        this.refunds = refunds;
    }

    /**
     * Cancels all that leaves with it, orders merged into it included. Of a cancel and a handover at the same moment exactly one wins: both lock
     * the fulfillment's row first.
     *
     * @param reason shown on the order, not empty
     * @param refund why the money goes back, or that it does not
     * @return what it was before
     * @throws Refusal CONFLICT once the parcel is with the carrier; a second cancel changes nothing
     */
    public Stage cancel(FulfillmentId id, String reason, RefundReason refund) {
        return lanes.call(() -> fulfillments.get(id).stage() == Stage.MERGED ? alone(id, said(reason), refund) : whole(id, said(reason), refund));
    }

    /**
     * Cancels one order and nothing that leaves with it: what is merged with it is taken apart first.
     *
     * @throws Refusal CONFLICT if they left review together; else as {@link #cancel}
     */
    public Stage cancelAlone(FulfillmentId id, String reason, RefundReason refund) {
        return lanes.call(() -> alone(id, said(reason), refund));
    }

    private static String said(String reason) {
        if (reason.isBlank()) throw Refusal.invalid("REASON_MISSING", "reason", "Say why the order is cancelled.");
        return reason;
    }

    private Stage alone(FulfillmentId id, String reason, RefundReason refund) {
        var before = fulfillments.get(id).stage();
        if (isCancelled(before)) return before;
        boolean hadNoInstance = merged.withdraw(id, new Text("订单取消", "an order is cancelled"));
        if (!hadNoInstance) return whole(id, reason, refund);
        written(id, reason);
        fulfillments.save(fulfillments.get(id).because("CANCELLED").inStage(Stage.CANCELLED, Instant.now(fulfillments.clock())));
        refunds.due(id, refund);
        return before;
    }

    private Stage whole(FulfillmentId id, String reason, RefundReason refund) {
        fulfillments.lockRows(List.of(id));
        var stage = fulfillments.get(id).stage();
        if (isCancelled(stage)) return stage;
        if (stage == Stage.MERGED) throw Refusal.conflict("GOODS_ELSEWHERE", "The goods of " + id + " were put back into what they were split off; cancel that.");
        if (!stage.mayCancel() || stage == Stage.SHIP && hasLeft(id)) {
            throw Refusal.conflict("ALREADY_HANDED_OVER", "A parcel of " + id + " is with the carrier since it was handed over; ask the carrier to return it.");
        }
        written(id, reason);
        fulfillments.save(fulfillments.get(id).because("CANCELLED").inStage(Stage.CANCELLING, Instant.now(fulfillments.clock())));
        refunds.due(id, refund);
        instances.tell(Message.OrderCancelled, List.of(id), Map.of());
        return stage;
    }

    /** One parcel of several: the others follow it. */
    private boolean hasLeft(FulfillmentId id) {
        return parcels.live(id).stream().anyMatch(p -> p.state() == Parcel.State.HANDED_OVER);
    }

    private void written(FulfillmentId id, String reason) {
        log.happened(id, "CANCELLED", new Text("取消订单：" + reason, "Order cancelled: " + reason));
    }

    private static boolean isCancelled(Stage stage) {
        return stage == Stage.CANCELLING || stage == Stage.CANCELLED;
    }
}
