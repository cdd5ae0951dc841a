package dev.wharf.tracking;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.wharf.order.NewsType;
import dev.wharf.order.OrderNews;
import dev.wharf.tracking.TrackedParcel.Watching;
import dev.wharf.tracking.TrackingPushes.Processed;
import dev.wharf.tracking.TrackingPushes.Push;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What a lane of pushes means: new scans, where their parcels are now, and who has to look after one. Safe to run again. */
@Component
class PushProcessing {
    /** A scan from the future would hold the state until then. Clocks of carriers are off by minutes, time zones by hours. */
    private static final Duration AHEAD_MOST = Duration.ofDays(1);
    /** A year of a parcel that is scanned every day; beyond it a feed is sending something else. */
    private static final int SCANS_MOST = 400;

    /** A push with what it says. */
    private record Read(Push push, List<TrackingReport> reports) { }

    private final Map<String, TrackingFeed> feeds;
    private final TrackingPushes pushes;
    private final TrackedParcels parcels;
    private final TrackingEvents events;
    private final FeedCarriers carriers;
    private final ParcelTroubles troubles;
    private final OrderNews news;

    PushProcessing(List<TrackingFeed> feeds, TrackingPushes pushes, TrackedParcels parcels, TrackingEvents events, FeedCarriers carriers, ParcelTroubles troubles, OrderNews news) {
        this.feeds = feeds.stream().collect(toMap(TrackingFeed::code, Function.identity()));
        this.pushes = pushes;
        this.parcels = parcels;
        this.events = events;
        this.carriers = carriers;
        this.troubles = troubles;
        this.news = news;
    }

    /** @param lane numbers of pushes */
    void process(List<Long> lane) {
        var read = pushes.take(lane).stream().map(push -> new Read(push, feeds.get(push.feed()).read(push.content()))).toList();
        var numbers = read.stream().flatMap(r -> r.reports().stream()).map(TrackingReport::number).collect(toSet());
        var watched = new HashMap<Long, TrackedParcel>();
        parcels.lockByNumbers(numbers).forEach(p -> watched.put(p.parcelId(), p));
        var before = Map.copyOf(watched);
        var known = new HashMap<Long, Set<CarrierScan.Key>>();
        events.of(watched.keySet()).forEach((parcel, keys) -> known.put(parcel, new HashSet<>(keys)));
        var fresh = new ArrayList<TrackingEvents.New>();
        var done = new ArrayList<Processed>();
        for (var one : read) done.add(apply(one, watched, known, fresh));
        events.add(fresh);
        fresh.stream().map(e -> e.parcel().parcelId()).distinct()
            .forEach(id -> watched.compute(id, (key, parcel) -> parcel.reached(ParcelProgress.of(known.get(id)))));
        var changed = watched.values().stream().filter(p -> !p.equals(before.get(p.parcelId()))).toList();
        parcels.save(changed);
        changed.stream().filter(p -> p.state() == TrackingState.DELIVERED && before.get(p.parcelId()).state() != TrackingState.DELIVERED).forEach(p -> news.happened(NewsType.PARCEL_DELIVERED,
            p.fulfillment(), Map.of("parcel", "P" + p.parcelId(), "carrier", p.carrier(), "trackingNumber", p.number(), "deliveredAt", p.progress().deliveredAt().toString())));
        troubles.reported(changed.stream().collect(toMap(p -> p, p -> before.get(p.parcelId()))));
        pushes.processed(done);
    }

    private Processed apply(Read one, Map<Long, TrackedParcel> watched, Map<Long, Set<CarrierScan.Key>> known, List<TrackingEvents.New> fresh) {
        boolean used = false;
        for (var report : one.reports()) {
            for (var parcel : List.copyOf(watched.values())) {
                if (!concerns(one.push(), report, parcel)) continue;
                used = true;
                if (report.ended()) watched.put(parcel.parcelId(), parcel.watched(Watching.ENDED));
                var keys = known.computeIfAbsent(parcel.parcelId(), id -> new HashSet<>());
                for (var scan : report.scans()) {
                    if (scan.at().isAfter(one.push().receivedAt().plus(AHEAD_MOST)) || keys.size() >= SCANS_MOST) continue;
                    if (keys.add(scan.key())) fresh.add(new TrackingEvents.New(parcel, scan));
                }
            }
        }
        return new Processed(one.push().id(), used ? "DONE" : "IGNORED", used ? "" : "No parcel of this account has such a number");
    }

    /** A number alone could be another carrier's, and what another account watches is none of this one's business. */
    private boolean concerns(Push push, TrackingReport report, TrackedParcel parcel) {
        return parcel.number().equals(report.number()) && parcel.feed().equals(push.feed()) && parcel.account().equals(push.account())
            && carriers.nameAt(parcel.feed(), parcel.carrier()).filter(report.carriers()::contains).isPresent();
    }
}
