package dev.wharf.webhook;

import dev.wharf.webhook.Endpoint.OffReason;
import java.time.Duration;
import java.time.Instant;

/** When an endpoint is told so late that somebody has to look. One that a person switched off is meant to wait; one that said it is gone (410) is not, nobody may have seen it. Pure. */
final class LateRule {
    private final Duration most;

    /** @param most how long something may wait */
    LateRule(Duration most) {
        this.most = most;
    }

    /** @param waitingSince of what waits longest; null if nothing does */
    boolean late(OffReason off, Instant waitingSince, Instant now) {
        return off != OffReason.PERSON && waitingSince != null && waitingSince.plus(most).isBefore(now);
    }
}
