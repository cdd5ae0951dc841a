package dev.wharf.review.setting;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of one rule's setting for one scope. What it sets never changes.
 *
 * @param number      ascending over all rules and scopes
 * @param values      empty if what is stored is not JSON any more
 * @param base        the version that was active when this one was begun, 0 for none
 * @param activatedAt null for a draft
 */
public record SettingVersion(long number, Scope scope, String rule, Optional<SettingValues> values, State state, long base, String note,
                             Instant createdAt, String createdBy, Instant activatedAt, String activatedBy) {
    public enum State { DRAFT, ACTIVE, RETIRED }
}
