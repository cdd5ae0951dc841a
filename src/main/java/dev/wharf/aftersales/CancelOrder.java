package dev.wharf.aftersales;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Cancels a fulfillment in any stage before the carrier has the parcel. What then happens in each stage: docs/cancel-matrix.md. */
@Service
public class CancelOrder {
    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Instances instances;

    CancelOrder(Lanes lanes, Fulfillments fulfillments, OrderLog log, Instances instances) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
    }

    /**
     * Of a cancel and a handover at the same moment exactly one wins: both lock the fulfillment's row first.
     *
     * @param reason shown on the order, not empty
     * @return what it was before
     * @throws Refusal CONFLICT once the parcel is with the carrier; a second cancel changes nothing
     */
    public Stage cancel(FulfillmentId id, String reason) {
        if (reason.isBlank()) throw Refusal.invalid("REASON_MISSING", "reason", "Say why the order is cancelled.");
        return lanes.call(() -> {
            fulfillments.lockRows(List.of(id));
            var stage = fulfillments.get(id).stage();
            if (stage == Stage.CANCELLING || stage == Stage.CANCELLED) return stage;
            if (!stage.mayCancel()) {
                throw Refusal.conflict("ALREADY_HANDED_OVER", "The parcel of " + id + " is with the carrier since it was handed over; ask the carrier to return it.");
            }
            log.happened(id, "CANCELLED", new Text("取消订单：" + reason, "Order cancelled: " + reason));
            fulfillments.save(fulfillments.get(id).because("CANCELLED").inStage(Stage.CANCELLING, java.time.Instant.now(fulfillments.clock())));
            instances.tell(Message.OrderCancelled, List.of(id), Map.of());
            return stage;
        });
    }
}
