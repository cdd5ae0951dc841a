package dev.wharf.parcel;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.List;

/**
 * A box with goods of one fulfillment.
 *
 * @param carrier        code of the carrier chosen when it was packed
 * @param trackingNumber empty until the carrier gave one
 * @param weightG        of the goods, without packing
 */
public record Parcel(long id, FulfillmentId fulfillment, String carrier, String trackingNumber, int weightG, State state, Instant packedAt,
                     Instant labelledAt, Instant handedOverAt, Instant voidedAt, List<Content> contents) {

    /** Packed, waiting for a waybill; has a label; is with the carrier; its label was given back, or it never had one. */
    public enum State { PACKED, LABELLED, HANDED_OVER, VOIDED }

    /** @param quantity units of the line in this parcel, above zero */
    public record Content(long fulfillmentLineId, String sku, int quantity) { }

    public static Parcel packed(long id, FulfillmentId fulfillment, String carrier, int weightG, Instant at, List<Content> contents) {
        return new Parcel(id, fulfillment, carrier, "", weightG, State.PACKED, at, null, null, null, contents);
    }

    /** By this the carrier knows the parcel before it has a tracking number, the same for every attempt. */
    public String reference() {
        return "P" + id;
    }

    public Parcel labelled(String number, Instant at) {
        return new Parcel(id, fulfillment, carrier, number, weightG, State.LABELLED, packedAt, at, handedOverAt, voidedAt, contents);
    }

    /** With another carrier, without a number until that one gives it. */
    public Parcel goingWith(String other) {
        return new Parcel(id, fulfillment, other, "", weightG, State.PACKED, packedAt, null, handedOverAt, voidedAt, contents);
    }

    public Parcel handedOver(Instant at) {
        return new Parcel(id, fulfillment, carrier, trackingNumber, weightG, State.HANDED_OVER, packedAt, labelledAt, at, voidedAt, contents);
    }

    public Parcel voided(Instant at) {
        return new Parcel(id, fulfillment, carrier, trackingNumber, weightG, State.VOIDED, packedAt, labelledAt, handedOverAt, at, contents);
    }
}
