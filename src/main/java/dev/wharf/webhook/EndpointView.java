package dev.wharf.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wharf.order.NewsType;
import java.time.Instant;
import java.util.List;

/**
 * An endpoint as REST and the page show it.
 *
 * @param state     ON, or OFF with {@code offReason} PERSON or GONE (it answered 410)
 * @param oldSecretUntil until when the secret before signs too; left out if it does not
 * @param restsUntil     left out unless it rests after failures
 * @param lateSince since when the first of what waits for it waits; left out unless that is longer than {@code wharf.webhook.late-after}
 * @param secret    only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EndpointView(long id, String url, String description, List<String> types, List<String> shops, String state, String offReason, Instant offAt, Instant oldSecretUntil, int failures,
                    Instant restsUntil, Instant createdAt, String createdBy, Deliveries.Figures figures, Instant lateSince, String secret) {

    static EndpointView of(Endpoint e, Deliveries.Figures figures, Instant lateSince, String secret, Instant now) {
        return new EndpointView(e.id(), e.url().toString(), e.description(), e.types().stream().map(NewsType::wire).sorted().toList(), List.copyOf(e.shops()), e.on() ? "ON" : "OFF",
            e.on() ? null : e.offReason().name(), e.offAt(), e.oldSecretLives(now) ? e.oldUntil() : null, e.failures(), e.resting(now) ? e.restsUntil() : null, e.createdAt(), e.createdBy(), figures, lateSince, secret);
    }
}
