package dev.wharf.demo;

import dev.wharf.channel.Capabilities;
import dev.wharf.channel.webhook.WebhookEndpoints;
import dev.wharf.channel.webhook.WebhookSecret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Sends every shop's notices to the stub in this same application, wherever it listens. The secret is public: nothing real uses it. */
@Component
@Primary
@Profile({"demo", "test"})
class DemoWebhooks implements WebhookEndpoints {
    /** The stub counts units and can be told that a shipment does not leave after all. */
    private static final Capabilities CAN = new Capabilities(Capabilities.Level.QUANTITY, true, true);
    private final Environment environment;
    private final WebhookSecret secret = WebhookSecret.parse("whsec_ZGVtby1vbmx5LW5vdC1hLXNlY3JldC1hdC1hbGw=");

    DemoWebhooks(Environment environment) {
        this.environment = environment;
    }

    /** Read at each call: the port is known only once the application listens. */
    @Override
    public Optional<Endpoint> of(String shop) {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return Optional.of(new Endpoint(URI.create("http://127.0.0.1:" + port + "/demo/channel/" + URLEncoder.encode(shop, StandardCharsets.UTF_8)), secret, CAN));
    }

    WebhookSecret secret() {
        return secret;
    }
}
