package dev.wharf.demo;

import dev.wharf.channel.PlatformAccounts;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Sends the notices of the shops that the settings name to the platform stubs in this same application. The secrets are public: nothing real uses them. */
@Component
@Primary
@Profile({"demo", "test"})
@EnableConfigurationProperties(DemoChannelSettings.class)
class DemoPlatforms implements PlatformAccounts {
    private static final String KEY = "demo-key-";

    private final Environment environment;
    private final DemoChannelSettings settings;

    DemoPlatforms(Environment environment, DemoChannelSettings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    @Override
    public Optional<Account> of(String protocol, String shop) {
        return protocol.equals(settings.protocols().get(shop)) ? Optional.of(account(protocol, shop)) : Optional.empty();
    }

    /** As the platform finds it. @return empty if it knows no such application */
    Optional<Account> byKey(String protocol, String key) {
        return key == null || !key.startsWith(KEY) ? Optional.empty() : of(protocol, key.substring(KEY.length()));
    }

    /** The shop whose application it is. */
    static String shopOf(Account account) {
        return account.key().substring(KEY.length());
    }

    /** The address is made at each call: the port is known only once the application listens. */
    private Account account(String protocol, String shop) {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        var path = switch (protocol) {
            case "top" -> "/top/router/rest";
            case "jos" -> "/jos/routerjson";
            default -> "/doudian";
        };
        return new Account(URI.create("http://127.0.0.1:" + port + "/demo/channel" + path), KEY + shop, "demo-secret-of-" + shop, "demo-session-of-" + shop);
    }
}
