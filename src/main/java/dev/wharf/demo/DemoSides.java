package dev.wharf.demo;

import java.util.ArrayList;
import java.util.Arrays;
import org.flywaydb.core.api.Location;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** What the demo's other sides need of the house: tables of their own, and a door where the signature takes the place of a login. */
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

    @Bean
    @Order(1)
    SecurityFilterChain demoChannelDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher("/demo/channel/**").authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .csrf(csrf -> csrf.disable()).sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)).build();
    }
}
