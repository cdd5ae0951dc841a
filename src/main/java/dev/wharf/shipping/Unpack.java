package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.ParcelNumbers;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Opens a parcel that is packed and has not left, or all of an order: labels are voided and the goods verified again; other parcels of the order stay as they
 * are. The order's row is held, so that of unpacking and a handover at the same moment exactly one wins.
 */
@Service
class Unpack {
    private static final int REASON_LENGTH = 200;

    private final ParcelNumbers numbers;
    private final Parcels parcels;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Instances instances;
    private final Lanes lanes;

    Unpack(ParcelNumbers numbers, Parcels parcels, Fulfillments fulfillments, OrderLog log, Instances instances, Lanes lanes) {
        this.numbers = numbers;
        this.parcels = parcels;
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
        this.lanes = lanes;
    }

    /**
     * @param number tracking number or parcel reference; of all parcels the fulfillment number
     * @param reason shown on the order, not empty
     * @throws Refusal CONFLICT unless all parcels of the order wait for the carrier with their labels
     */
    FulfillmentId unpack(String number, String reason) {
        if (reason.isBlank() || reason.length() > REASON_LENGTH) throw Refusal.invalid("REASON_MISSING", "reason", "Say in 1 to 200 characters why the parcel is opened.");
        return lanes.call(() -> {
            var opened = numbers.allHeld(number);
            var id = opened.get(0).fulfillment();
            opened.forEach(parcel -> refuse(parcel, fulfillments.get(id).stage()));
            var all = parcels.live(id);
            all.forEach(Unpack::refuse);
            opened.forEach(p -> log.happened(id, "UNPACKED", new Text("拆包 " + p.trackingNumber() + "：" + reason, "Unpacked " + p.trackingNumber() + ": " + reason)));
            instances.tell(Message.ParcelHandedOver, id, FulfillOrder.HANDOVER_OUTCOME, "UNPACKED", Map.of(FulfillOrder.PARCEL_ID.name(), opened.size() == all.size() ? 0L : opened.get(0).id()));
            // An instance of a model without the way back would go on to the channel as if the parcel had left.
            if (fulfillments.get(id).stage() != Stage.VERIFY) {
                throw Refusal.conflict("UNPACK_NOT_POSSIBLE", "订单 " + id + " 用的是旧流程，不能拆包，请交接或取消。 Order " + id + " began before parcels could be opened; hand it over, or cancel it.");
            }
            return id;
        });
    }

    private static void refuse(Parcel parcel, Stage stage) {
        var id = parcel.fulfillment();
        if (parcel.state() == Parcel.State.HANDED_OVER) throw Refusal.conflict("ALREADY_HANDED_OVER", "The parcel of " + id + " is with the carrier; it cannot be opened here. Ask the carrier to return it.");
        if (stage == Stage.CANCELLING || stage == Stage.CANCELLED) throw Refusal.conflict("ORDER_CANCELLED", "Order " + id + " was cancelled; put its goods back.");
        if (parcel.state() == Parcel.State.VOIDED || stage != Stage.SHIP) throw Refusal.conflict("NOT_PACKED", "Order " + id + " is not packed; verify it.");
    }

    /** What goes for every parcel of the order: with one gone, nobody may count the order anew. */
    private static void refuse(Parcel parcel) {
        var id = parcel.fulfillment();
        if (parcel.state() == Parcel.State.HANDED_OVER) throw Refusal.conflict("PARCEL_HAS_LEFT", "Parcel " + parcel.trackingNumber() + " of " + id + " is with the carrier; the others of the order cannot be opened any more. Hand them over.");
        if (parcel.state() != Parcel.State.LABELLED) throw Refusal.conflict("LABEL_NOT_READY", "The label of " + id + " is still being bought; wait for it, or see to its task, then unpack.");
    }
}
