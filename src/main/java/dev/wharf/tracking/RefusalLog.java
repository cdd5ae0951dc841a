package dev.wharf.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes refused pushes in the log: the reason and how many, nothing of what was sent, and one line a minute however many come. */
@Component
class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private record Count(int unsaid, Instant saidAt) { }

    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final Clock clock;

    RefusalLog(Clock clock) {
        this.clock = clock;
    }

    void note(String feed, PushRefused.Why why) {
        var now = clock.instant();
        counts.compute(feed + " " + why, (what, before) -> {
            int unsaid = before == null ? 1 : before.unsaid() + 1;
            if (before != null && before.saidAt().plus(PAUSE).isAfter(now)) return new Count(unsaid, before.saidAt());
            LOG.warn("Refused pushes of {}: {} since the last line", what, unsaid);
            return new Count(0, now);
        });
    }
}
