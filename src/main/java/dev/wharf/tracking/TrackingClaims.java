package dev.wharf.tracking;

import dev.wharf.effect.EffectLedger;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.ParcelDeparture;
import dev.wharf.tracking.TrackedParcel.Watching;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Has parcels watched that go with a carrier some feed is set up for. Others cost nothing. */
@Component
public class TrackingClaims implements ParcelDeparture {
    static final String KIND = "SUBSCRIBE_TRACKING";
    static final String PARCEL = "parcelId";

    private final List<TrackingFeed> feeds;
    private final TrackedParcels parcels;
    private final EffectLedger effects;
    private final FeedCarriers carriers;

    TrackingClaims(List<TrackingFeed> feeds, TrackedParcels parcels, EffectLedger effects, FeedCarriers carriers) {
        this.feeds = feeds;
        this.parcels = parcels;
        this.effects = effects;
        this.carriers = carriers;
    }

    /** The first feed that watches the carrier. */
    @Override
    public void departed(Parcel parcel) {
        for (var feed : feeds) {
            var account = feed.accountFor(parcel.carrier());
            if (account.isEmpty() || carriers.nameAt(feed.code(), parcel.carrier()).isEmpty()) continue;
            var tracked = new TrackedParcel(parcel.id(), parcel.fulfillment(), parcel.carrier(), parcel.trackingNumber(), feed.code(), account.get(), Watching.WANTED, 1,
                ParcelProgress.NONE, parcel.handedOverAt(), null, null);
            parcels.add(tracked);
            claim(tracked);
            return;
        }
    }

    /** Asks again for what was refused, or what a feed stopped watching. Call inside a lane. */
    public void askAnew(Collection<Long> parcelIds) {
        var anew = parcels.lock(parcelIds).stream().map(TrackedParcel::askedAnew).toList();
        parcels.save(anew);
        anew.forEach(this::claim);
    }

    /** Carrier and number are the key, so that a parcel is asked for once; a new round has a key of its own. */
    private void claim(TrackedParcel parcel) {
        var key = parcel.carrier() + ":" + parcel.number() + (parcel.round() == 1 ? "" : ":" + parcel.round());
        effects.claim(KIND, key, parcel.fulfillment(), "tracking:" + parcel.feed() + "/" + parcel.account(), Map.of(PARCEL, Long.toString(parcel.parcelId())));
    }
}
