package dev.wharf.demo;

import java.util.ArrayList;
import java.util.Arrays;
import org.flywaydb.core.api.Location;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Gives the demo's other sides tables of their own, which production never has. */
@Configuration(proxyBeanMethods = false)
@Profile({"demo", "test"})
class DemoSides {
    @Bean
    FlywayConfigurationCustomizer demoTables() {
        return configuration -> {
            var locations = new ArrayList<>(Arrays.asList(configuration.getLocations()));
            locations.add(new Location("classpath:db/demo"));
            configuration.locations(locations.toArray(Location[]::new));
        };
    }
}
