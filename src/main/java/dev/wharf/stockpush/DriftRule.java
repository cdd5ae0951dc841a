package dev.wharf.stockpush;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What to do where a channel shows another number than it said yes to. Pure. More than there should be sells what is not there: repaired at once. Fewer may be orders
 * that were placed there and have not come in yet, and telling our number would sell their units a second time: repaired only if it stays. A listing that the
 * channel does not know cannot be repaired; one odd answer is no reason to ask a person.
 */
final class DriftRule {
    /** More, fewer, no such listing: as far as numbers tell. */
    enum Cause { HIGHER, LOWER, GONE }

    enum Act { NONE, CLOSE, WAIT, REPAIR, ASK }

    /** @param theirs null if the channel does not know the listing. @param foundAt since when. @param repairs so far. @param asked a person was asked. @param left who left it as it is */
    record Open(int ours, Integer theirs, Instant foundAt, int repairs, boolean asked, boolean left) {
        /** A person left these two numbers; other ones are another difference. */
        boolean isAnother(int oursNow, Integer theirsNow) {
            return left && (ours != oursNow || !Objects.equals(theirs, theirsNow)) && !Objects.equals(oursNow, theirsNow);
        }
    }

    private final Duration patience;

    /** @param patience how long fewer units may be orders that are on their way to us, and a listing may be missing from an answer */
    DriftRule(Duration patience) {
        this.patience = patience;
    }

    static Cause cause(int ours, Integer theirs) {
        if (theirs == null) return Cause.GONE;
        return theirs > ours ? Cause.HIGHER : Cause.LOWER;
    }

    /** @param open what is known of it; null if it was right the last time. @param repairs at most, before a person is asked */
    Act of(int ours, Integer theirs, Open open, int repairs, Instant now) {
        if (Objects.equals(ours, theirs)) return open == null ? Act.NONE : Act.CLOSE;
        if (open != null && open.isAnother(ours, theirs)) return of(ours, theirs, null, repairs, now);
        if (open != null && open.asked()) return Act.WAIT;
        boolean stays = open != null && !open.foundAt().plus(patience).isAfter(now);
        if (theirs == null) return stays && open.theirs() == null ? Act.ASK : Act.WAIT;
        if (open != null && open.repairs() >= repairs) return Act.ASK;
        if (theirs > ours) return Act.REPAIR;
        return stays ? Act.REPAIR : Act.WAIT;
    }
}
