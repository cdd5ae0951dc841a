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
 * @param packaging      what it is packed in
 */
public record Parcel(long id, FulfillmentId fulfillment, String carrier, String trackingNumber, int weightG, Packaging packaging, State state, Instant packedAt,
                     Instant labelledAt, Instant handedOverAt, Instant voidedAt, List<Content> contents) {

    /** Packed, waiting for a waybill; has a label; is with the carrier; its label was given back, or it never had one. */
    public enum State { PACKED, LABELLED, HANDED_OVER, VOIDED }

    /**
     * As it was when the parcel was packed: boxes that cost more tomorrow do not change what this one has cost.
     *
     * @param box       code of the box; empty if it is not known
     * @param costMinor in minor units of CNY
     * @param material  SKU of which one unit leaves with the parcel; empty if nobody counts the box
     */
    public record Packaging(String box, long costMinor, String material) {
        public static final Packaging UNKNOWN = new Packaging("", 0, "");

        public static Packaging of(Boxes.Box box) {
            return new Packaging(box.code(), box.costMinor(), box.materialSku());
        }
    }

    /** @param quantity units of the line in this parcel, above zero */
    public record Content(long fulfillmentLineId, String sku, int quantity) { }

    /** In nothing that is known; {@link #in} says otherwise. */
    public static Parcel packed(long id, FulfillmentId fulfillment, String carrier, int weightG, Instant at, List<Content> contents) {
        return new Parcel(id, fulfillment, carrier, "", weightG, Packaging.UNKNOWN, State.PACKED, at, null, null, null, contents);
    }

    /** By this the carrier knows the parcel before it has a tracking number, the same for every attempt. */
    public String reference() {
        return "P" + id;
    }

    public Parcel in(Packaging other) {
        return new Parcel(id, fulfillment, carrier, trackingNumber, weightG, other, state, packedAt, labelledAt, handedOverAt, voidedAt, contents);
    }

    public Parcel labelled(String number, Instant at) {
        return new Parcel(id, fulfillment, carrier, number, weightG, packaging, State.LABELLED, packedAt, at, handedOverAt, voidedAt, contents);
    }

    /** With another carrier, without a number until that one gives it. */
    public Parcel goingWith(String other) {
        return new Parcel(id, fulfillment, other, "", weightG, packaging, State.PACKED, packedAt, null, handedOverAt, voidedAt, contents);
    }

    public Parcel handedOver(Instant at) {
        return new Parcel(id, fulfillment, carrier, trackingNumber, weightG, packaging, State.HANDED_OVER, packedAt, labelledAt, at, voidedAt, contents);
    }

    public Parcel voided(Instant at) {
        return new Parcel(id, fulfillment, carrier, trackingNumber, weightG, packaging, State.VOIDED, packedAt, labelledAt, handedOverAt, at, contents);
    }
}
