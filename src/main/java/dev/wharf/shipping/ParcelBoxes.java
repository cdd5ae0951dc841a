package dev.wharf.shipping;

import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Boxes;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcel.State;
import dev.wharf.parcel.ParcelNumbers;
import dev.wharf.parcel.Parcels;
import org.springframework.stereotype.Component;

/** Packs a parcel that has not left into another box: nothing of its goods or its label changes, and no box is taken off the stock before the parcel leaves. */
@Component
class ParcelBoxes {
    private final ParcelNumbers numbers;
    private final Parcels parcels;
    private final Boxes boxes;
    private final Fulfillments fulfillments;

    ParcelBoxes(ParcelNumbers numbers, Parcels parcels, Boxes boxes, Fulfillments fulfillments) {
        this.numbers = numbers;
        this.parcels = parcels;
        this.boxes = boxes;
        this.fulfillments = fulfillments;
    }

    /**
     * Call inside a lane; safe to repeat.
     *
     * @throws Refusal INVALID if the warehouse has no such box; CONFLICT if the parcel has left or is none any more
     */
    Parcel change(String number, String code) {
        var parcel = numbers.held(number);
        if (parcel.state() == State.HANDED_OVER) throw Refusal.conflict("ALREADY_HANDED_OVER", "This parcel is with the carrier already, in the box it was packed in.");
        if (parcel.state() == State.VOIDED) throw Refusal.conflict("LABEL_VOIDED", "This parcel was unpacked or cancelled; name the one that took its place.");
        var packed = parcel.in(Parcel.Packaging.of(boxes.require(fulfillments.get(parcel.fulfillment()).warehouse(), code)));
        parcels.save(packed);
        return packed;
    }
}
