package dev.wharf.review;

import dev.wharf.common.Text;

/**
 * What one rule says about one fulfillment. "No" is a value, never an exception.
 *
 * @param outcome {@code PASSED}, or the code of what is wrong
 * @param reason  a sentence with its numbers, telling the clerk what to do; no personal data
 * @param inputs  JSON of all the rule looked at; the same inputs give the same verdict
 */
record Verdict(String outcome, Text reason, String inputs) {
    boolean passed() {
        return "PASSED".equals(outcome);
    }
}
