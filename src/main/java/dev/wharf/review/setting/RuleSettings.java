package dev.wharf.review.setting;

/** The settings rules run with. Answers from memory; no question to the database while orders are reviewed. */
public interface RuleSettings {
    /** What holds now: the shop's values, else its tenant's, else the rule's own. */
    Setting of(String shop, String rule);

    /** What held under this reference. @throws java.util.NoSuchElementException if there is no such version */
    Setting at(String rule, String reference);
}
