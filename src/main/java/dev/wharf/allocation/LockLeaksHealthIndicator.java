package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whose units leaked; the node itself is well. Also the gauge {@code wharf.stock.leaks}. */
@Component
class LockLeaksHealthIndicator implements HealthIndicator {
    private static final int NAMED_AT_MOST = 20;

    private final LockLeaks leaks;

    LockLeaksHealthIndicator(LockLeaks leaks, MeterRegistry metrics) {
        this.leaks = leaks;
        Gauge.builder("wharf.stock.leaks", leaks, l -> l.open().size()).description("Orders that are over and still hold units").register(metrics);
    }

    @Override
    public Health health() {
        var open = leaks.open();
        if (open.isEmpty()) return Health.up().build();
        return Health.status("DEGRADED").withDetail("leaks", open.size()).withDetail("fulfillments", open.stream().limit(NAMED_AT_MOST).map(FulfillmentId::toString).toList()).build();
    }
}
