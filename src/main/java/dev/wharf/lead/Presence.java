package dev.wharf.lead;

import java.time.Duration;
import java.time.Instant;

/** Says whether whoever has taken work is with it. Published in docs/rules/deadlines.md. Pure. */
enum Presence {
    HERE,
    /** Somebody should look. */
    AWAY,
    /** Away for so long that the work would go back, but there are units in hand: only a person can say where they are. */
    STRANDED;

    /**
     * @param seen        the last scan, or when the work was taken
     * @param inHand      units scanned so far
     * @param returnAfter 0 for never
     */
    static Presence of(Instant seen, Instant now, int inHand, Duration returnAfter) {
        if (!seen.plus(FloorReader.AWAY).isBefore(now)) return HERE;
        return inHand > 0 && !returnAfter.isZero() && !seen.plus(returnAfter).isAfter(now) ? STRANDED : AWAY;
    }
}
