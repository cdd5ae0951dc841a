package dev.wharf.question;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** How often one question, or one source address that guesses, is served in a minute by this node. What a guesser does locks no buyer out: a link that is right counts for itself. */
@Component
class AnswerLimit {
    private static final int SECONDS = 60;

    private record Minute(long number, ConcurrentHashMap<String, AtomicInteger> counts) { }

    private final Clock clock;
    private final int most;
    private final AtomicReference<Minute> now = new AtomicReference<>(new Minute(0, new ConcurrentHashMap<>()));

    AnswerLimit(Clock clock, QuestionSettings settings) {
        this.clock = clock;
        this.most = settings.pagesAMinute();
    }

    /** @return false if it was served often enough in this minute */
    boolean passes(String who) {
        long minute = clock.instant().getEpochSecond() / SECONDS;
        var current = now.updateAndGet(kept -> kept.number == minute ? kept : new Minute(minute, new ConcurrentHashMap<>()));
        return current.counts.computeIfAbsent(who, w -> new AtomicInteger()).incrementAndGet() <= most;
    }
}
