package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import java.util.Map;

/**
 * What one rule says about one fulfillment. "No" is a value, never an exception.
 *
 * @param outcome {@code PASSED}, or the code of what was found
 * @param reason  a sentence with its numbers; for a hold it tells the clerk what to do; no personal data
 * @param results what follows from it, by name, for whoever applies the verdict: a carrier, a tag, units of a gift
 */
public record Verdict(Level level, String outcome, Text reason, Map<String, String> results) {
    public static final String PASSED = "PASSED";

    public Verdict {
        results = Map.copyOf(results);
    }

    public static Verdict passed(String zh, String en) {
        return new Verdict(Level.OK, PASSED, new Text(zh, en), Map.of());
    }

    public static Verdict blocked(String outcome, String zh, String en) {
        return new Verdict(Level.BLOCK, outcome, new Text(zh, en), Map.of());
    }

    public Verdict with(Map<String, String> more) {
        return new Verdict(level, outcome, reason, more);
    }

    public Verdict at(Level other) {
        return new Verdict(other, outcome, reason, results);
    }

    public boolean holds() {
        return level == Level.BLOCK;
    }
}
