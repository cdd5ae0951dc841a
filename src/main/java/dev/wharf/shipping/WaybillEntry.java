package dev.wharf.shipping;

import dev.wharf.carrier.CarrierDays;
import dev.wharf.common.FulfillmentId;
import dev.wharf.parcel.Parcel;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One number that was asked of a carrier for a parcel, from the asking to the credit.
 *
 * @param round          1 for the parcel's first label; a change of carrier asks for the next
 * @param account        of the carrier, empty for its only one
 * @param number         empty until the carrier gave one
 * @param estimatedMinor what the choice of the carrier expected, in minor units of CNY; negative if none was made
 * @param chargedMinor   what the carrier took for the number
 * @param quotaDay       the day whose quota counts it; null if none does
 * @param note           why no carrier could be chosen; empty otherwise
 */
record WaybillEntry(long parcel, int round, FulfillmentId fulfillment, String carrier, String account, String warehouse, String number, State state, long estimatedMinor, long chargedMinor,
                    long creditedMinor, LocalDate quotaDay, String note, Instant askedAt, Instant boughtAt, Instant voidedAt, Instant creditedAt) {

    /** docs/rules/waybills.md has the picture. */
    enum State {
        ASKED, LIVE, REFUSED, UNCLEAR, TO_RECYCLE, VOIDED, RECYCLE_FAILED, CREDITED, WRITTEN_OFF, DROPPED;

        /** Whether it is the parcel's number, or may become it. */
        boolean open() {
            return this == ASKED || this == LIVE || this == REFUSED || this == UNCLEAR;
        }
    }

    static WaybillEntry asked(Parcel parcel, int round, String account, String warehouse, long estimatedMinor, LocalDate quotaDay, String note, Instant at) {
        return new WaybillEntry(parcel.id(), round, parcel.fulfillment(), parcel.carrier(), account, warehouse, "", State.ASKED, estimatedMinor, 0, 0, quotaDay, note, at, null, null, null);
    }

    /** By this the carrier knows it, the same for every attempt. */
    String reference() {
        return round == 1 ? "P" + parcel : "P" + parcel + "-" + round;
    }

    CarrierDays.Route route() {
        return new CarrierDays.Route(carrier, warehouse);
    }

    WaybillEntry bought(String its, long charged, Instant at) {
        return new WaybillEntry(parcel, round, fulfillment, carrier, account, warehouse, its, State.LIVE, estimatedMinor, charged, creditedMinor, quotaDay, note, askedAt, at, voidedAt, creditedAt);
    }

    /** What the carrier says it sold after all; its state stays. @param at when it said so */
    WaybillEntry found(Waybill its, Instant at) {
        return new WaybillEntry(parcel, round, fulfillment, carrier, account, warehouse, its.trackingNumber(), state, estimatedMinor, its.chargedMinor(), creditedMinor, quotaDay, note, askedAt, at, voidedAt,
            creditedAt);
    }

    WaybillEntry voided(Instant at) {
        return new WaybillEntry(parcel, round, fulfillment, carrier, account, warehouse, number, State.VOIDED, estimatedMinor, chargedMinor, creditedMinor, quotaDay, note, askedAt, boughtAt, at, creditedAt);
    }

    WaybillEntry credited(long minor, Instant at) {
        return new WaybillEntry(parcel, round, fulfillment, carrier, account, warehouse, number, State.CREDITED, estimatedMinor, chargedMinor, minor, quotaDay, note, askedAt, boughtAt, voidedAt, at);
    }

    WaybillEntry now(State next) {
        return new WaybillEntry(parcel, round, fulfillment, carrier, account, warehouse, number, next, estimatedMinor, chargedMinor, creditedMinor, quotaDay, note, askedAt, boughtAt, voidedAt, creditedAt);
    }

    WaybillEntry uncounted() {
        return new WaybillEntry(parcel, round, fulfillment, carrier, account, warehouse, number, state, estimatedMinor, chargedMinor, creditedMinor, null, note, askedAt, boughtAt, voidedAt, creditedAt);
    }
}
