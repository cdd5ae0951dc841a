package dev.wharf.stockpush;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Spreads the calls at each shop's channel evenly, so that the channel has no reason to refuse them. One node tells a shop at a time, so memory is enough; an audit
 * on another node adds its questions.
 */
@Component
class Pace {
    private final Map<String, Instant> next = new ConcurrentHashMap<>();
    private final Clock clock;

    Pace(Clock clock) {
        this.clock = clock;
    }

    /** Takes the next turn. @return how long until it comes */
    Duration turn(String shop, int callsPerSecond) {
        var now = clock.instant();
        var gap = Duration.ofSeconds(1).dividedBy(callsPerSecond);
        var after = next.merge(shop, now.plus(gap), (known, fresh) -> known.isAfter(now) ? known.plus(gap) : fresh);
        var mine = Duration.between(now, after.minus(gap));
        return mine.isNegative() ? Duration.ZERO : mine;
    }
}
