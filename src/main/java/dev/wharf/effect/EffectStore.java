package dev.wharf.effect;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The worker's side of the table: who may call what, and until when. Safe for many nodes on one database. */
interface EffectStore {
    /** Takes up to that many due effects for this time, oldest first, and marks them as being called. Commits before it returns. */
    List<Effect> lease(int limit, Duration time);

    /**
     * Writes down how effects ended, for those whose lease still holds.
     *
     * @return ids of those it held for; the others belong to another worker now and must be left alone
     */
    Set<Long> settle(List<SettledEffect> effects);

    /** Gives effects back for a later try. Commits before it returns. */
    void putOff(List<Outcome.Later> later);
}
