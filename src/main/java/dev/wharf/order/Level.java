package dev.wharf.order;

/** What a rule's verdict means for the fulfillment. Only BLOCK holds it. */
public enum Level {
    OK,
    /** Passed after the rule put something right, such as a missing province. */
    FIXED,
    /** Passed, but worth a look. */
    WARN,
    /** Would have been held; a person with the right to do so let it pass, with a reason. */
    ACCEPTED,
    BLOCK
}
