package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.scan.FloorWork;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Opens parcels that have not left: they exist no longer, and their labels are given back. An order that gives its goods back while some of them are
 * in parcels already opens these too. Call inside a lane.
 */
@Component
class OpenParcels implements FloorWork {
    private final Parcels parcels;
    private final Labels labels;
    private final Fulfillments fulfillments;

    OpenParcels(Parcels parcels, Labels labels, Fulfillments fulfillments) {
        this.parcels = parcels;
        this.labels = labels;
        this.fulfillments = fulfillments;
    }

    void open(Parcel parcel) {
        labels.giveBack(parcel);
        parcels.save(parcel.voided(fulfillments.clock().instant()));
    }

    /** Where the goods lie is known to picking. */
    @Override
    public List<Taken> stop(FulfillmentId id) {
        return List.of();
    }

    /** A cancelled order waits for the carrier's answer: see {@link VoidLabelDelegate}. */
    @Override
    public void sendBack(FulfillmentId id, boolean cancelled) {
        if (!cancelled) parcels.live(id).forEach(this::open);
    }
}
