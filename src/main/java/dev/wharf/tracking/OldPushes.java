package dev.wharf.tracking;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Deletes raw pushes whose time is over: what they said is kept as scans, and they may hold names and phone numbers besides. */
@Component
public class OldPushes {
    private final TrackingPushes pushes;
    private final TrackingSettings settings;
    private final Clock clock;

    OldPushes(TrackingPushes pushes, TrackingSettings settings, Clock clock) {
        this.pushes = pushes;
        this.settings = settings;
        this.clock = clock;
    }

    public void delete() {
        var limit = clock.instant().minus(settings.keepPushes());
        boolean more = true;
        while (more) more = pushes.deleteOlderThan(limit);
    }
}
