package dev.wharf.review.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Says when a person who claimed a task counts as absent. Published in docs/rules/deadlines.md. Pure.
 *
 * @param returnAfter how long a claimed task may lie untouched; 0 for ever
 */
record AbsenceRule(Duration returnAfter) {
    /** Nobody reads a case, calls the buyer and decides in less. */
    static final Duration LEAST = Duration.ofMinutes(15);
    /**
     * Tasks that are done by waiting: whoever claims one keeps an eye on it until the money or the day has come, and has nothing to do before. No model names a person for a
     * task; one that does has its task here.
     */
    static final Set<String> KEPT = Set.of("Task_AwaitPayment", "Task_AwaitShipDate");

    boolean on() {
        return !returnAfter.isZero();
    }

    /** Half the time, but not less than a case needs, where the order has to ship soon. */
    Duration patience(boolean escalated) {
        if (!escalated) return returnAfter;
        var half = returnAfter.dividedBy(2);
        var soon = half.compareTo(LEAST) < 0 ? LEAST : half;
        return soon.compareTo(returnAfter) < 0 ? soon : returnAfter;
    }

    /** @param touched when the task was last touched */
    boolean absent(Instant touched, Instant now, boolean escalated) {
        return on() && !touched.plus(patience(escalated)).isAfter(now);
    }
}
