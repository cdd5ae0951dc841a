package dev.wharf.tracking;

import java.util.Collection;
import java.util.Map;

/** Who asks people about parcels in trouble. Called inside the lane in which something was learned. */
public interface ParcelTroubles {
    /** @param parcels as they are now, and as they were before */
    void reported(Map<TrackedParcel, TrackedParcel> parcels);

    /** Feeds will not watch these parcels. @param words the feed's own, by parcel */
    void notWatched(Map<TrackedParcel, String> words);

    /** A feed watches these parcels. */
    void watched(Collection<TrackedParcel> parcels);
}
