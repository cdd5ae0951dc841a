package dev.wharf.tracking.problem;

import static java.util.stream.Collectors.toMap;

import dev.wharf.process.Lanes;
import dev.wharf.tracking.TrackedParcel;
import dev.wharf.tracking.TrackedParcel.Watching;
import dev.wharf.tracking.TrackedParcels;
import dev.wharf.tracking.TrackingSettings;
import dev.wharf.tracking.ask.FeedQuestions;
import dev.wharf.tracking.problem.TrackingProblems.Kept;
import dev.wharf.tracking.problem.TroubleRule.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for parcels that nothing is heard of, and asks a person about each once. */
@Component
class TroubleLook {
    private static final Logger LOG = LoggerFactory.getLogger(TroubleLook.class);
    /** Of each kind in one look; the rest comes with the next. */
    private static final int MOST = 500;

    private final TrackedParcels parcels;
    private final TrackingProblems problems;
    private final AskPeople people;
    private final FeedQuestions questions;
    private final Lanes lanes;
    private final TrackingSettings settings;
    private final Clock clock;
    private final TroubleRule rule;

    TroubleLook(TrackedParcels parcels, TrackingProblems problems, AskPeople people, FeedQuestions questions, Lanes lanes, TrackingSettings settings, Clock clock) {
        this.parcels = parcels;
        this.problems = problems;
        this.people = people;
        this.questions = questions;
        this.lanes = lanes;
        this.settings = settings;
        this.clock = clock;
        this.rule = new TroubleRule(settings);
    }

    void run() {
        var now = clock.instant();
        var oldest = now.minus(settings.forget());
        var silent = new ArrayList<>(parcels.withoutScan(oldest, now.minus(settings.noScan()), MOST));
        silent.addAll(parcels.stuck(oldest, now.minus(settings.stuck()), MOST));
        for (var failed : lanes.run(silent.stream().map(TrackedParcel::parcelId).toList(), this::ask)) LOG.error("Nobody could be asked about parcel {}", failed.member(), failed.reason());
        for (var failed : lanes.run(problems.againDue(MOST), this::askAgain)) LOG.error("Nobody could be asked again about {}", failed.member().key(), failed.reason());
    }

    /** What was found before is looked at anew under the lock. A person need not look after what the feed is just being asked. */
    private void ask(List<Long> lane) {
        var now = clock.instant();
        var silent = parcels.lock(lane).stream().filter(p -> !questions.answerMayCome(p, now));
        people.about(silent.flatMap(p -> rule.of(p, now).filter(kind -> kind != Kind.RETURNED).map(kind -> Problem.of(kind, p, now)).stream()).toList(), false);
    }

    private void askAgain(List<Kept> lane) {
        var now = clock.instant();
        var byId = parcels.lock(lane.stream().map(Kept::parcelId).toList()).stream().collect(toMap(TrackedParcel::parcelId, p -> p));
        var still = new ArrayList<Problem>();
        for (var kept : lane) {
            if (kept.kind() == Kind.NOT_WATCHED) notWatched(kept, byId.get(kept.parcelId())).ifPresent(still::add);
            var parcel = byId.get(kept.parcelId());
            if (parcel == null) continue;
            rule.of(parcel, now).filter(kind -> kind == kept.kind()).map(kind -> Problem.of(kind, parcel, now)).filter(p -> p.key().equals(kept.key())).ifPresent(still::add);
        }
        problems.settle(lane.stream().map(Kept::key).toList());
        people.about(still, true);
    }

    /** @param parcel null if it concerns a whole account: then any that the account still refuses to watch shows that it goes on */
    private Optional<Problem> notWatched(Kept kept, TrackedParcel parcel) {
        if (parcel != null) return Optional.of(parcel).filter(p -> p.watch() == Watching.REFUSED).map(p -> Problem.stillNotWatched(p, false));
        if (kept.parcelId() != 0) return Optional.empty();
        var account = Problem.accountOf(kept.key());
        return parcels.refused(account[0], account[1], 1).stream().findFirst().map(p -> Problem.stillNotWatched(p, true));
    }
}
