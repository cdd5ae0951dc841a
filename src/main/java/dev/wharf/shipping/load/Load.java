package dev.wharf.shipping.load;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import java.time.Instant;

/**
 * Parcels of one carrier that leave one warehouse together.
 *
 * @param closedAt when they were handed over; null while it is open, and driver and vehicle are empty
 * @param vehicle  as its plate says; may stay empty
 */
public record Load(long id, String carrier, String warehouse, Instant openedAt, String openedBy, Instant closedAt, String closedBy, String driver, String vehicle) {
    /** As a scanner read it when it was put on. */
    record Loaded(long parcelId, FulfillmentId fulfillment, String trackingNumber, int weightG, Instant at) { }

    /** What was scanned and must not go with it. */
    record Extra(String trackingNumber, String code, Instant at) { }

    /** Written {@code L10000123}, on the manifest and in its barcode. */
    public String number() {
        return "L" + id;
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** @throws Refusal NOT_FOUND if the text is not the number of a load */
    static long parse(String number) {
        if (!number.strip().matches("L[0-9]{1,18}")) throw unknown();
        return Long.parseLong(number.strip().substring(1));
    }

    static Refusal unknown() {
        return Refusal.notFound("LOAD_NOT_FOUND", "There is no load with this number; it looks like L10000123.");
    }
}
