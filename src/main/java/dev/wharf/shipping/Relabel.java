package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Evidence;
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
 * Takes the label off a parcel that has not left, alone or for one of another carrier; what was picked, verified and locked stays as it is. The order's row is held, so that
 * of this and a handover at the same moment exactly one wins.
 */
@Service
class Relabel {
    private static final int REASON_LENGTH = 200;

    private final ParcelNumbers numbers;
    private final Parcels parcels;
    private final Fulfillments fulfillments;
    private final Labels labels;
    private final LabelRequests requests;
    private final Carriers carriers;
    private final OrderLog log;
    private final Instances instances;
    private final Lanes lanes;

    Relabel(ParcelNumbers numbers, Parcels parcels, Fulfillments fulfillments, Labels labels, LabelRequests requests, Carriers carriers, OrderLog log, Instances instances, Lanes lanes) {
        this.numbers = numbers;
        this.parcels = parcels;
        this.fulfillments = fulfillments;
        this.labels = labels;
        this.requests = requests;
        this.carriers = carriers;
        this.log = log;
        this.instances = instances;
        this.lanes = lanes;
    }

    /**
     * Voids the label and buys one of another carrier.
     *
     * @param number tracking number, parcel reference or fulfillment number
     * @param reason shown on the order, not empty
     * @throws Refusal CONFLICT unless the parcel waits for the carrier with its label, or if that carrier may not take it
     */
    FulfillmentId changeCarrier(String number, String carrier, String reason) {
        requireReason(reason);
        if (!carriers.knows(carrier)) throw Refusal.invalid("CARRIER_UNKNOWN", "carrier", "There is no carrier " + carrier + "; choose one of " + carriers.names().keySet() + ".");
        return lanes.call(() -> {
            var parcel = labelled(number);
            var id = parcel.fulfillment();
            if (parcel.carrier().equals(carrier)) throw Refusal.conflict("CARRIER_THE_SAME", id + " goes with " + carrier + " already.");
            takeOff(parcel);
            requests.objection(parcel, carrier).ifPresent(why -> {
                throw Refusal.conflict("CARRIER_NOT_ADMISSIBLE", why.zh() + "。 " + why.en() + ".");
            });
            var change = parcel.carrier() + " → " + carrier;
            log.happened(id, "CARRIER_CHANGED", new Text("改换承运商 " + change + "，原面单 " + parcel.trackingNumber() + " 作废：" + reason,
                "Carrier changed " + change + ", label " + parcel.trackingNumber() + " voided: " + reason));
            instances.tell(Message.ParcelHandedOver, id, FulfillOrder.HANDOVER_OUTCOME, "RELABEL", Map.of(FulfillOrder.CARRIER.name(), carrier));
            return requireWay(parcel);
        });
    }

    /** Voids the label; a person is asked for the next one, of the same carrier or another. */
    FulfillmentId voidLabel(String number, String reason) {
        requireReason(reason);
        return lanes.call(() -> {
            var parcel = labelled(number);
            var id = parcel.fulfillment();
            takeOff(parcel);
            var why = new Text("面单 " + parcel.trackingNumber() + " 已作废：" + reason, "Label " + parcel.trackingNumber() + " was voided: " + reason);
            log.happened(id, "LABEL_TAKEN_OFF", why);
            instances.tell(Message.ParcelHandedOver, id, FulfillOrder.HANDOVER_OUTCOME, "LABEL_VOIDED", Evidence.variables(fulfillments, id, why));
            return requireWay(parcel);
        });
    }

    private void takeOff(Parcel parcel) {
        labels.giveBack(parcel);
        parcels.save(parcel.goingWith(parcel.carrier()));
    }

    /** An instance of a model without the way back would go on to the verification as if the parcel had been opened. */
    private FulfillmentId requireWay(Parcel parcel) {
        var id = parcel.fulfillment();
        if (fulfillments.get(id).stage() == Stage.SHIP && parcels.get(id, parcel.id()).state() == Parcel.State.PACKED) return id;
        throw Refusal.conflict("RELABEL_NOT_POSSIBLE", "Order " + id + " began before labels could be changed; unpack it, or hand it over.");
    }

    private Parcel labelled(String number) {
        var parcel = numbers.held(number);
        var id = parcel.fulfillment();
        var stage = fulfillments.get(id).stage();
        if (parcel.state() == Parcel.State.HANDED_OVER) throw Refusal.conflict("ALREADY_HANDED_OVER", "The parcel of " + id + " is with the carrier; ask the carrier to return it.");
        if (stage == Stage.CANCELLING || stage == Stage.CANCELLED) throw Refusal.conflict("ORDER_CANCELLED", "Order " + id + " was cancelled; its label is voided with it.");
        if (parcel.state() == Parcel.State.VOIDED || stage != Stage.SHIP) throw Refusal.conflict("NOT_PACKED", "Order " + id + " is not packed.");
        if (parcel.state() != Parcel.State.LABELLED) throw Refusal.conflict("LABEL_NOT_READY", "The label of " + id + " is still being bought; wait for it, or choose the carrier in its task.");
        if (parcels.live(id).stream().anyMatch(p -> p.state() == Parcel.State.PACKED)) {
            throw Refusal.conflict("LABEL_NOT_READY", "The label of another parcel of " + id + " is still being bought; wait for it, or see to its task.");
        }
        return parcel;
    }

    private static void requireReason(String reason) {
        if (reason.isBlank() || reason.length() > REASON_LENGTH) throw Refusal.invalid("REASON_MISSING", "reason", "Say in 1 to 200 characters why the label is voided.");
    }
}
