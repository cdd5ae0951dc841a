package dev.wharf.demo;

import dev.wharf.message.Home;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The demo's buyers reach it where it listens, which is known only once it does. */
@Component
@Profile({"demo", "test"})
class DemoHome implements Home {
    private final Environment environment;

    DemoHome(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String address() {
        return "http://localhost:" + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
