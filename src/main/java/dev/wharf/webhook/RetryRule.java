package dev.wharf.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When an event is tried again. The pauses grow so that an outage of a day is bridged and a short one costs seconds. Pure but for its dice. */
final class RetryRule {
    /** Up to a fifth longer, so that many orders do not come back in the same second. */
    private static final double JITTER = 0.2;

    private final List<Duration> pauses;
    private final RandomGenerator dice;

    RetryRule(List<Duration> pauses, RandomGenerator dice) {
        this.pauses = List.copyOf(pauses);
        this.dice = dice;
    }

    /**
     * @param tries that went wrong, this one too
     * @param asked what the other side wants us to wait
     * @return empty if the event is given up
     */
    Optional<Duration> after(int tries, Duration asked) {
        if (tries > pauses.size()) return Optional.empty();
        var pause = pauses.get(tries - 1);
        var longer = pause.compareTo(asked) < 0 ? asked : pause;
        return Optional.of(longer.plusMillis((long) (longer.toMillis() * JITTER * dice.nextDouble())));
    }
}
