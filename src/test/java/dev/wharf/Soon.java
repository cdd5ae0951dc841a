package dev.wharf;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How tests wait for what other threads do: as long as a busy machine may take, of which an idle one needs milliseconds. */
public final class Soon {
    /** Longer than a target rests after failures in a row, several times. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private Soon() { }

    public static ConditionFactory soon() {
        return Awaitility.await().atMost(PATIENCE);
    }
}
