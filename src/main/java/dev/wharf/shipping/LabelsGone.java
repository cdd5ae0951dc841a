package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sends LabelVoided to a cancelled order once no carrier has anything more to say about its labels: however many parcels it has, a person is asked once. */
@Component
class LabelsGone {
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Labels labels;
    private final Instances instances;

    LabelsGone(Fulfillments fulfillments, Parcels parcels, Labels labels, Instances instances) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.labels = labels;
        this.instances = instances;
    }

    /**
     * Call with the order's row held.
     *
     * @param refused why the carrier did not void the one that was just settled
     * @return true if the order was told, or will be when the last label is settled
     */
    boolean look(FulfillmentId id, Optional<Text> refused) {
        var live = parcels.live(id);
        if (live.isEmpty()) return instances.tellIfWaiting(Message.LabelVoided, id, FulfillOrder.VOID_OUTCOME, "VOIDED", Map.of());
        if (live.stream().anyMatch(labels::isOpen)) return !instances.waitingFor(Message.LabelVoided, List.of(id)).isEmpty();
        return instances.tellIfWaiting(Message.LabelVoided, id, FulfillOrder.VOID_OUTCOME, "REFUSED", Evidence.variables(fulfillments, id, refused.orElseGet(() -> left(live))));
    }

    private static Text left(List<Parcel> live) {
        var numbers = live.stream().map(Parcel::trackingNumber).collect(Collectors.joining("、"));
        return new Text("面单 " + numbers + " 未能作废，原因见订单时间线", "Labels " + numbers + " were not voided; the order's timeline says why");
    }
}
