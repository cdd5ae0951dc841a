package dev.wharf.webhook;

import dev.wharf.webhook.LateEndpoints.Late;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Part {@code webhook} of the health probe: degraded while an endpoint is told too late, because what waits is thrown away at last. The node itself is well. Also the gauges
 * {@code wharf.webhook.late} and {@code wharf.webhook.late.age}. Addresses of endpoints are not named.
 */
@Component
class WebhookHealthIndicator implements HealthIndicator {
    private static final int NAMED_AT_MOST = 20;

    private final LateEndpoints late;
    private final Clock clock;

    WebhookHealthIndicator(LateEndpoints late, Clock clock, MeterRegistry meters) {
        this.late = late;
        this.clock = clock;
        Gauge.builder("wharf.webhook.late", late, l -> l.all().size()).description("Endpoints that are told too late").register(meters);
        Gauge.builder("wharf.webhook.late.age", this, state -> state.age(late.all())).baseUnit("seconds").description("How long an event waits for an endpoint that is told too late; 0 without one")
            .register(meters);
    }

    private long age(List<Late> found) {
        return found.stream().findFirst().map(l -> Duration.between(l.since(), clock.instant()).toSeconds()).orElse(0L);
    }

    @Override
    public Health health() {
        var found = late.all();
        if (found.isEmpty()) return Health.up().build();
        return Health.status("DEGRADED").withDetail("late", found.size()).withDetail("oldestWaitingSeconds", age(found))
            .withDetail("endpoints", found.stream().limit(NAMED_AT_MOST).map(Late::endpoint).toList()).build();
    }
}
