package dev.wharf.tracking.ask;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Accounts that feeds will not answer for now: a wrong key, a used-up quota, too many questions. Said once in the log when it begins, changes and ends, and
 * as part {@code askRests} of the health probe, which stays up: parcels are still pushed, and people are asked as if nobody could be.
 */
@Component("askRestsHealthIndicator")
class AskRests implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(AskRests.class);

    private record Rest(Instant until, Instant since, String words) { }

    private final Map<String, Rest> rests = new ConcurrentHashMap<>();
    private final Clock clock;

    AskRests(Clock clock) {
        this.clock = clock;
    }

    /** @return how long this account is still left alone; zero if it may be asked */
    Duration left(String account) {
        var rest = rests.get(account);
        var now = clock.instant();
        return rest == null || !rest.until().isAfter(now) ? Duration.ZERO : Duration.between(now, rest.until());
    }

    /** @param words a code of the feed's, or ours: its own words may repeat the question */
    void begin(String account, Duration pause, String words) {
        var now = clock.instant();
        rests.compute(account, (key, before) -> {
            boolean said = before != null && before.words().equals(words);
            if (!said) LOG.warn("Tracking feed {} does not answer questions, it is asked again after {}: {}", account, pause, words);
            return new Rest(now.plus(pause), said ? before.since() : now, words);
        });
    }

    void over(String account) {
        if (rests.remove(account) != null) LOG.info("Tracking feed {} answers questions again", account);
    }

    @Override
    public Health health() {
        var health = Health.up();
        rests.forEach((account, rest) -> health.withDetail(account, rest.words() + ", " + rest.since()));
        return health.build();
    }
}
