package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import java.util.Optional;

/** What people let pass. The same finding on the same subject passes again by itself. Call inside a transaction. */
interface Overrides {
    /** @param by who gave it */
    record Given(String reason, String by) { }

    /** @param subject what the rule found fault with, and whose; only its hash is kept */
    Optional<Given> find(String rule, String subject, String outcome);

    /** A second one for the same finding leaves the first. */
    void give(FulfillmentId id, String rule, String subject, String outcome, String reason);
}
