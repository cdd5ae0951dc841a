package dev.wharf.tracking.problem;

import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lane;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.ResolveTracking;
import dev.wharf.process.ResolveTracking.Message;
import dev.wharf.tracking.ParcelTroubles;
import dev.wharf.tracking.TrackedParcel;
import dev.wharf.tracking.TrackingFeed;
import dev.wharf.tracking.TrackingState;
import dev.wharf.tracking.problem.TroubleRule.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One instance of resolve-tracking for each problem, from when it is found until a person or the carrier ends it. Call inside a lane. */
@Component
class AskPeople implements ParcelTroubles {
    /** A working day: who calls a carrier's hotline does so in one. */
    private static final Duration DUE = Duration.ofHours(24);
    /** What any new scan answers. */
    private static final Set<Kind> SILENCE = Set.of(Kind.NO_SCAN, Kind.STUCK, Kind.NOT_WATCHED);
    private static final String CARRIER = "carrier";
    private static final String REPORTED = "REPORTED";

    private final TrackingProblems problems;
    private final ModelInstances instances;
    private final Fulfillments fulfillments;
    private final Clock clock;

    AskPeople(TrackingProblems problems, ModelInstances instances, Fulfillments fulfillments, Clock clock) {
        this.problems = problems;
        this.instances = instances;
        this.fulfillments = fulfillments;
        this.clock = clock;
    }

    /** @param again true if a problem that was closed before is asked about again */
    void about(Collection<Problem> found, boolean again) {
        var opened = problems.open(found, again);
        Lane.current().join(opened.stream().map(p -> p.parcel().fulfillment()).distinct().toList());
        for (var problem : opened) instances.startBy(Message.TrackingProblemFound, problem.key(), evidence(problem));
    }

    private Map<String, Object> evidence(Problem problem) {
        var evidence = Evidence.variables(fulfillments, problem.parcel().fulfillment(), problem.reason());
        evidence.put(ResolveTracking.CARRIER_CODE.name(), problem.parcel().carrier());
        evidence.put(ResolveTracking.TRACKING_NUMBER.name(), problem.parcel().number());
        evidence.put(ResolveTracking.DUE_AT.name(), Date.from(clock.instant().plus(DUE)));
        return evidence;
    }

    @Override
    public void reported(Map<TrackedParcel, TrackedParcel> parcels) {
        if (parcels.isEmpty()) return;
        var byId = parcels.keySet().stream().collect(Collectors.toMap(TrackedParcel::parcelId, p -> p));
        var over = problems.open(byId.keySet()).stream().filter(kept -> {
            var now = byId.get(kept.parcelId());
            return SILENCE.contains(kept.kind()) ? hasNews(now, parcels.get(now)) : now.state() != TrackingState.RETURNED;
        }).map(TrackingProblems.Kept::key).toList();
        end(over);
        about(parcels.entrySet().stream().filter(p -> p.getKey().state() == TrackingState.RETURNED && p.getValue().state() != TrackingState.RETURNED)
            .map(p -> Problem.of(Kind.RETURNED, p.getKey(), clock.instant())).toList(), true);
    }

    private static boolean hasNews(TrackedParcel now, TrackedParcel before) {
        return now.lastScanAt() != null && !now.progress().equals(before.progress());
    }

    @Override
    public void notWatched(Map<TrackedParcel, String> words) {
        about(words.entrySet().stream().map(p -> Problem.notWatched(p.getKey(), !p.getValue().startsWith("[" + TrackingFeed.PARCEL), p.getValue())).toList(), true);
    }

    @Override
    public void watched(Collection<TrackedParcel> parcels) {
        if (parcels.isEmpty()) return;
        var ids = parcels.stream().map(TrackedParcel::parcelId).collect(Collectors.toSet());
        var accounts = parcels.stream().map(Problem::accountKey).collect(Collectors.toSet());
        ids.add(0L);
        end(problems.open(ids).stream().filter(k -> k.kind() == Kind.NOT_WATCHED && (k.parcelId() != 0 || accounts.contains(k.key()))).map(TrackingProblems.Kept::key).toList());
    }

    private void end(List<String> keys) {
        problems.close(keys, CARRIER, REPORTED, null);
        for (var key : keys) instances.tellIfWaiting(Message.CarrierReported, key);
    }
}
