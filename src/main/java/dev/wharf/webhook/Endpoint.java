package dev.wharf.webhook;

import dev.wharf.order.NewsType;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * A system that wants to be told.
 *
 * @param shops     codes; none for all shops
 * @param offAt     null while it is told
 * @param secret    {@code whsec_…}, as it was shown once
 * @param oldSecret the one before, empty if there is none; it signs too until {@code oldUntil}
 * @param failures  calls in a row without a yes
 * @param restsUntil null unless it rests after failures
 * @param createdBy  whose it is; empty where nobody is on record
 */
record Endpoint(long id, URI url, String description, Set<NewsType> types, Set<String> shops, OffReason offReason, Instant offAt, String secret, String oldSecret, Instant oldUntil,
                int failures, Instant restsUntil, Instant createdAt, String createdBy) {

    /** Not off; switched off by a person; it said that it is gone (410). */
    enum OffReason { NONE, PERSON, GONE }

    boolean on() {
        return offReason == OffReason.NONE;
    }

    boolean wants(NewsType type, String shop) {
        return types.contains(type) && (shops.isEmpty() || shops.contains(shop));
    }

    boolean resting(Instant now) {
        return restsUntil != null && now.isBefore(restsUntil);
    }

    boolean oldSecretLives(Instant now) {
        return !oldSecret.isEmpty() && oldUntil != null && now.isBefore(oldUntil);
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "Endpoint[" + id + "]";
    }
}
