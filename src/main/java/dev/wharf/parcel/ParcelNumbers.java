package dev.wharf.parcel;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @throws Refusal NOT_FOUND if there is none; CONFLICT if the order that it names has several
     */
    public Parcel held(String number) {
        var found = allHeld(number);
        if (found.size() > 1) throw several(found);
        return found.get(0);
    }

    /** The same for work that may be done with all parcels of an order: its number names them all. */
    public List<Parcel> allHeld(String number) {
        var found = find(number.strip());
        if (found.isEmpty()) throw Refusal.notFound("PARCEL_NOT_FOUND", "There is no parcel with this number.");
        var order = found.get(0).fulfillment();
        fulfillments.lockRows(List.of(order));
        return found.stream().map(p -> parcels.get(order, p.id())).toList();
    }

    private static Refusal several(List<Parcel> found) {
        return Refusal.conflict("PARCEL_AMBIGUOUS", "Order " + found.get(0).fulfillment() + " has " + found.size() + " parcels: scan the label of the one that is meant, or name it: "
            + found.stream().map(Parcel::reference).collect(Collectors.joining(", ")) + ".");
    }

    private List<Parcel> find(String number) {
        if (FulfillmentId.isOne(number)) return parcels.live(FulfillmentId.parse(number));
        return parcels.byReference(number).or(() -> parcels.byTrackingNumbers(Set.of(number)).getOrDefault(number, List.of()).stream().reduce((earlier, later) -> later)).stream().toList();
    }
}
