package dev.wharf.question;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;

/**
 * A question to the buyer about one task.
 *
 * @param taskId   the task as it was when the question was asked
 * @param note     what customer service adds; may be empty
 * @param salt     with the house's secret it makes the link
 * @param home     where the link leads, see {@code BuyerSite}
 * @param answer   the buyer's or, if EXPIRED, what was done without one; empty while it is open
 * @param tries    answers that could not be taken
 * @param remindAt null if the buyer was reminded, or is not to be
 * @param endedAt  null while nobody has written down that it ended
 */
record Question(long id, FulfillmentId fulfillment, long salesOrderId, QuestionKind kind, String taskKey, String taskId, String note, String salt, String home, State state,
                String answer, int tries, String askedBy, Instant askedAt, Instant remindAt, Instant expiresAt, Instant endedAt) {
    /** SETTLED: a person decided. REPLACED: asked again. */
    enum State { OPEN, ANSWERED, EXPIRED, SETTLED, REPLACED }

    boolean opens(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }

    /** By setting, because no answer came in time. */
    boolean isDecidedInSilence() {
        return state == State.EXPIRED && !answer.isEmpty();
    }

    /** It ended before its time because its message was refused. */
    boolean isRefused() {
        return state == State.EXPIRED && endedAt.isBefore(expiresAt);
    }
}
