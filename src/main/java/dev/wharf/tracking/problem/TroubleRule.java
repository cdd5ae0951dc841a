package dev.wharf.tracking.problem;

import dev.wharf.tracking.TrackedParcel;
import dev.wharf.tracking.TrackingSettings;
import dev.wharf.tracking.TrackingState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says whether somebody has to ask the carrier about a parcel. Pure; times: docs/rules/tracking.md. */
final class TroubleRule {
    enum Kind { NO_SCAN, STUCK, RETURNED, NOT_WATCHED }

    private final Duration noScan;
    private final Duration stuck;

    TroubleRule(TrackingSettings settings) {
        noScan = settings.noScan();
        stuck = settings.stuck();
    }

    Optional<Kind> of(TrackedParcel parcel, Instant now) {
        if (parcel.state() == TrackingState.RETURNED) return Optional.of(Kind.RETURNED);
        if (parcel.state() == TrackingState.DELIVERED) return Optional.empty();
        if (parcel.lastScanAt() == null) return parcel.handedOverAt().plus(noScan).isAfter(now) ? Optional.empty() : Optional.of(Kind.NO_SCAN);
        return parcel.lastScanAt().plus(stuck).isAfter(now) ? Optional.empty() : Optional.of(Kind.STUCK);
    }
}
