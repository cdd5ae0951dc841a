package dev.wharf.webhook;

import java.time.Instant;

/**
 * An event on its way to an endpoint.
 *
 * @param data  JSON object as it was written when it happened
 * @param tries that went wrong so far
 */
record Message(long eventId, String type, Instant at, String data, int tries) {
    /** The same at every try and every replay, so that a receiver can ignore what it has seen. */
    String webhookId() {
        return "evt_" + eventId;
    }
}
