package dev.wharf.channel;

import java.net.URI;
import java.util.Optional;

/** Where a shop's notices go. */
public interface WebhookEndpoints {
    record Endpoint(URI url, WebhookSecret secret) { }

    Optional<Endpoint> of(String shop);
}
