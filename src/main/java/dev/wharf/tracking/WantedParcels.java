package dev.wharf.tracking;

import static java.util.stream.Collectors.toMap;

import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lane;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What feeds have to be told of parcels. Personal data lives in memory only, from here to the call. Call inside a lane. */
@Component
public class WantedParcels {
    private static final int LAST = 4;

    private final Fulfillments fulfillments;
    private final FeedCarriers carriers;

    WantedParcels(Fulfillments fulfillments, FeedCarriers carriers) {
        this.fulfillments = fulfillments;
        this.carriers = carriers;
    }

    /** @return by number of the parcel; with an empty carrier if the feed has no name for it */
    public Map<Long, TrackingFeed.Wanted> of(Collection<TrackedParcel> parcels) {
        Lane.current().join(parcels.stream().map(TrackedParcel::fulfillment).toList());
        return parcels.stream().collect(toMap(TrackedParcel::parcelId, parcel -> new TrackingFeed.Wanted(carriers.nameAt(parcel.feed(), parcel.carrier()).orElse(""), parcel.number(),
            lastDigits(fulfillments.orderOf(parcel.fulfillment()).receiver().phone()))));
    }

    private static String lastDigits(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        return digits.length() < LAST ? "" : digits.substring(digits.length() - LAST);
    }
}
