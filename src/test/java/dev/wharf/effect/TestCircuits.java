package dev.wharf.effect;

import java.time.Clock;
import java.time.Duration;

/** Circuits for tests of other packages. */
public final class TestCircuits {
    private static final Duration ANY = Duration.ofSeconds(1);

    private TestCircuits() { }

    public static Circuits resting(int failures, Duration rest, Clock clock) {
        return new Circuits(new EffectSettings(1, 1, ANY, Duration.ofMinutes(1), ANY, ANY, 1, ANY, ANY, failures, rest), clock);
    }
}
