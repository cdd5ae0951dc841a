package dev.wharf.tracking;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.util.Collection;

/**
 * What all that was said about a parcel means together. The newest word holds; but once it was delivered, only a return takes that back
 * (docs/rules/tracking.md). Pure, and the same in whatever order and however often the scans were reported.
 *
 * @param state       null until a scan has a code
 * @param stateAt     when this state began; null without one
 * @param lastScanAt  null until the first scan
 * @param deliveredAt null unless it is delivered now
 */
public record ParcelProgress(TrackingState state, Instant stateAt, Instant lastScanAt, Instant deliveredAt) {
    static final ParcelProgress NONE = new ParcelProgress(null, null, null, null);

    static ParcelProgress of(Collection<CarrierScan.Key> scans) {
        var ordered = scans.stream().sorted(comparing(CarrierScan.Key::at).thenComparing(CarrierScan.Key::state, nullsFirst(naturalOrder()))).toList();
        var progress = NONE;
        boolean delivered = false;
        for (var scan : ordered) {
            delivered |= scan.state() == TrackingState.DELIVERED;
            progress = progress.then(scan, delivered);
        }
        return progress;
    }

    private ParcelProgress then(CarrierScan.Key scan, boolean delivered) {
        boolean late = delivered && scan.state() != TrackingState.DELIVERED && scan.state() != TrackingState.RETURNED;
        if (scan.state() == null || scan.state() == state || late) return new ParcelProgress(state, stateAt, scan.at(), deliveredAt);
        return new ParcelProgress(scan.state(), scan.at(), scan.at(), scan.state() == TrackingState.DELIVERED ? scan.at() : null);
    }
}
