package dev.wharf.parcel;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the parcel that somebody on the floor means: by its label, by our reference, or by the order it is of. */
@Component
public class ParcelNumbers {
    private final Parcels parcels;
    private final Fulfillments fulfillments;

    ParcelNumbers(Parcels parcels, Fulfillments fulfillments) {
        this.parcels = parcels;
        this.fulfillments = fulfillments;
    }

    /**
     * The parcel as it is while its order's row is held until the commit. Call inside a lane.
     *
     * @param number tracking number, parcel reference or fulfillment number; of two carriers' parcels with one number, the one packed last
     * @throws Refusal NOT_FOUND if there is none
     */
    public Parcel held(String number) {
        var found = find(number.strip()).orElseThrow(() -> Refusal.notFound("PARCEL_NOT_FOUND", "There is no parcel with this number."));
        fulfillments.lockRows(List.of(found.fulfillment()));
        return parcels.get(found.fulfillment(), found.id());
    }

    private Optional<Parcel> find(String number) {
        if (FulfillmentId.isOne(number)) return parcels.live(FulfillmentId.parse(number));
        return parcels.byReference(number).or(() -> parcels.byTrackingNumbers(Set.of(number)).getOrDefault(number, List.of()).stream().reduce((earlier, later) -> later));
    }
}
