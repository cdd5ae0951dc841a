package dev.wharf.review.blacklist;

import java.time.Instant;

/**
 * One entry, without its value, which nobody can read any more.
 *
 * @param shop  empty for all shops
 * @param state LIVE; EXPIRED; RETIRED; OTHER_KEY: made with a key that is no longer set, so it matches nothing
 */
public record Entry(long id, Kind kind, String shop, String reason, Instant expiresAt, Instant createdAt, String createdBy, Instant retiredAt, String retiredBy,
                    String retireReason, State state) {
    public enum State { LIVE, EXPIRED, RETIRED, OTHER_KEY }
}
