package dev.wharf.review;

import dev.wharf.order.Level;
import dev.wharf.review.rule.Verdict;
import java.util.Map;

/** What became of a verdict: held, or passed with whatever follows from it. @param evidence for the person who looks at the hold; empty if passed */
record Judged(Level level, String outcome, Map<String, String> results, Map<String, Object> evidence) {
    static final Judged OFF = new Judged(Level.OK, Verdict.PASSED, Map.of(), Map.of());

    boolean passed() {
        return level != Level.BLOCK;
    }
}
