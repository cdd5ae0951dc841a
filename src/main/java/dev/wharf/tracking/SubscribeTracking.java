package dev.wharf.tracking;

import static java.util.stream.Collectors.toMap;

import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.EffectRefused;
import dev.wharf.effect.SettledEffect;
import dev.wharf.tracking.TrackedParcel.Watching;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Asks feeds to watch parcels. The order waits for none of it: what a feed refuses becomes a task of its own. */
@Component
class SubscribeTracking implements EffectHandler<SubscribeTracking.Subscription> {
    record Subscription(String feed, String account, TrackingFeed.Wanted wanted) { }

    private final Map<String, TrackingFeed> feeds;
    private final TrackedParcels parcels;
    private final WantedParcels wanted;
    private final ParcelTroubles troubles;

    SubscribeTracking(List<TrackingFeed> feeds, TrackedParcels parcels, WantedParcels wanted, ParcelTroubles troubles) {
        this.feeds = feeds.stream().collect(toMap(TrackingFeed::code, Function.identity()));
        this.parcels = parcels;
        this.wanted = wanted;
        this.troubles = troubles;
    }

    @Override
    public String kind() {
        return TrackingClaims.KIND;
    }

    @Override
    public Map<Effect, Subscription> read(Collection<Effect> effects) {
        var byId = parcels.of(effects.stream().map(SubscribeTracking::parcelId).toList()).stream().collect(toMap(TrackedParcel::parcelId, Function.identity()));
        var told = wanted.of(byId.values());
        var read = new HashMap<Effect, Subscription>();
        for (var effect : effects) {
            var parcel = byId.get(parcelId(effect));
            read.put(effect, new Subscription(parcel.feed(), parcel.account(), told.get(parcel.parcelId())));
        }
        return read;
    }

    @Override
    public Answer call(Effect effect, Subscription subscription) {
        var feed = feeds.get(subscription.feed());
        if (feed == null || subscription.wanted().carrier().isEmpty()) {
            throw new EffectRefused("NO_FEED", "没有设置该承运商的轨迹服务。 No tracking feed is set up for this carrier.");
        }
        feed.subscribe(subscription.account(), subscription.wanted());
        return Answer.EMPTY;
    }

    /** Asking twice is the same as once, so there is nothing to find out first. */
    @Override
    public Optional<Answer> ask(Effect effect, Subscription subscription) {
        return Optional.empty();
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        var byId = parcels.lock(lane.stream().map(s -> parcelId(s.effect())).toList()).stream().collect(toMap(TrackedParcel::parcelId, Function.identity()));
        var watched = new ArrayList<TrackedParcel>();
        var refused = new LinkedHashMap<TrackedParcel, String>();
        for (var settled : lane) {
            var parcel = byId.get(parcelId(settled.effect())).watched(settled.done() ? Watching.WATCHED : Watching.REFUSED);
            if (settled.done()) watched.add(parcel);
            else refused.put(parcel, settled.words());
        }
        parcels.save(watched);
        parcels.save(refused.keySet());
        troubles.watched(watched);
        troubles.notWatched(refused);
    }

    private static long parcelId(Effect effect) {
        return Long.parseLong(effect.request().get(TrackingClaims.PARCEL));
    }
}
