package dev.wharf.channel.webhook;

import dev.wharf.channel.Capabilities;
import java.net.URI;
import java.util.Optional;

/** Where a shop's notices go. */
public interface WebhookEndpoints {
    /** @param can how exactly the shop's own server can be told */
    record Endpoint(URI url, WebhookSecret secret, Capabilities can) { }

    Optional<Endpoint> of(String shop);
}
