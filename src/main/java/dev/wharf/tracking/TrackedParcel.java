package dev.wharf.tracking;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;

/**
 * A parcel that a feed watches.
 *
 * @param watch    whether the feed does: WANTED until it said yes
 * @param round    counts how often it was asked anew after it had ended; its part of the effect's key
 * @param progress its state null until the first scan
 * @param askedAt  when the feed was last asked about it; null if never
 * @param askAt    when it is to be asked next, as it is kept; null if not before something new is heard
 */
public record TrackedParcel(long parcelId, FulfillmentId fulfillment, String carrier, String number, String feed, String account, Watching watch, int round,
                            ParcelProgress progress, Instant handedOverAt, Instant askedAt, Instant askAt) {

    public enum Watching { WANTED, WATCHED, REFUSED, ENDED }

    TrackedParcel reached(ParcelProgress newer) {
        return new TrackedParcel(parcelId, fulfillment, carrier, number, feed, account, watch, round, newer, handedOverAt, askedAt, askAt);
    }

    TrackedParcel watched(Watching newer) {
        return new TrackedParcel(parcelId, fulfillment, carrier, number, feed, account, newer, round, progress, handedOverAt, askedAt, askAt);
    }

    /** What was refused may be asked under its old key; what the feed once said yes to needs a new one. */
    TrackedParcel askedAnew() {
        int next = watch == Watching.WATCHED || watch == Watching.ENDED ? round + 1 : round;
        return new TrackedParcel(parcelId, fulfillment, carrier, number, feed, account, Watching.WANTED, next, progress, handedOverAt, askedAt, askAt);
    }

    public TrackedParcel toBeAsked(Instant last, Instant next) {
        return new TrackedParcel(parcelId, fulfillment, carrier, number, feed, account, watch, round, progress, handedOverAt, last, next);
    }

    /** Null until the first scan. */
    public TrackingState state() {
        return progress.state();
    }

    public Instant lastScanAt() {
        return progress.lastScanAt();
    }
}
