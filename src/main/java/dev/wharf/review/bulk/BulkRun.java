package dev.wharf.review.bulk;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * One act on many orders.
 *
 * @param groups   of who started it, at that moment: it acts with their rights to its end
 * @param counts   orders by outcome, PENDING for those to come
 * @param finished null while it runs
 */
record BulkRun(long id, BulkRequest request, State state, int total, String startedBy, Set<String> groups, Instant started, Instant finished, Map<String, Integer> counts) {
    enum State { RUNNING, STOPPED, DONE }

    public int pending() {
        return count("PENDING");
    }

    public int done() {
        return total - pending();
    }

    public int count(String outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
