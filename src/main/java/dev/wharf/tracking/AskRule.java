package dev.wharf.tracking;

import dev.wharf.tracking.TrackedParcel.Watching;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Says when a feed is asked about a parcel, because it pushes nothing. Pure; reasons: docs/rules/tracking.md. */
@Component
public class AskRule {
    /** A call ends within half a minute, and what was answered is understood within the other half. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);

    private final TrackingSettings settings;
    private final AskSettings asking;

    AskRule(TrackingSettings settings, AskSettings asking) {
        if (asking.askAhead().compareTo(settings.noScan()) >= 0 || asking.askAhead().compareTo(settings.stuck()) >= 0) {
            throw new IllegalArgumentException("wharf.tracking.ask-ahead is shorter than no-scan and stuck");
        }
        this.settings = settings;
        this.asking = asking;
    }

    /** Before a person would have to look after it; where no pushes can be expected, also before. @return null if never, unless something new is heard of it */
    Instant next(TrackedParcel parcel) {
        if (!asking.ask() || parcel.state() == TrackingState.DELIVERED || parcel.state() == TrackingState.RETURNED) return null;
        var wait = patience(parcel).minus(asking.askAhead());
        if (!pushed(parcel) && asking.askEvery().compareTo(wait) < 0) wait = asking.askEvery();
        var next = silentSince(parcel).plus(wait);
        if (parcel.askedAt() != null && parcel.askedAt().plus(asking.askEvery()).isAfter(next)) next = parcel.askedAt().plus(asking.askEvery());
        return next.isAfter(parcel.handedOverAt().plus(settings.forget())) ? null : next;
    }

    /** Parcels handed over by then are not asked about any more. */
    Instant forgotten(Instant now) {
        return now.minus(settings.forget());
    }

    /** Whether a person should wait for what the feed says first: it is about to be asked, or was just now. Not for long: the feed may be down, and many in front of this one. */
    public boolean answerMayCome(TrackedParcel parcel, Instant now) {
        if (!asking.ask() || !now.isBefore(silentSince(parcel).plus(patience(parcel)).plus(asking.askAhead()))) return false;
        boolean due = parcel.askAt() != null && !parcel.askAt().isAfter(now);
        return due || parcel.askedAt() != null && parcel.askedAt().plus(ANSWERED_WITHIN).isAfter(now);
    }

    private static boolean pushed(TrackedParcel parcel) {
        return parcel.watch() == Watching.WANTED || parcel.watch() == Watching.WATCHED;
    }

    private static Instant silentSince(TrackedParcel parcel) {
        return parcel.lastScanAt() == null ? parcel.handedOverAt() : parcel.lastScanAt();
    }

    private Duration patience(TrackedParcel parcel) {
        return parcel.lastScanAt() == null ? settings.noScan() : settings.stuck();
    }
}
