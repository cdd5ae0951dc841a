package dev.wharf.tracking;

import java.util.List;
import java.util.Set;

/**
 * What one push, or one answer, says about one parcel.
 *
 * @param carriers what the feed calls the carrier; several if it corrected itself
 * @param scans    in any order; often the full list again
 * @param ended    true if the feed stopped watching before the parcel was delivered
 */
public record TrackingReport(Set<String> carriers, String number, List<CarrierScan> scans, boolean ended) {
    @Override
    public String toString() {
        return "TrackingReport[" + carriers + ", " + number + ", " + scans.size() + " scans]";
    }
}
