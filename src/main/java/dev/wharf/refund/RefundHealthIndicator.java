package dev.wharf.refund;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part {@code refund} of the health probe: degraded while a shop has not taken a refund for longer than {@code wharf.refund.due}, because a buyer waits for money. The node itself is well. */
@Component
class RefundHealthIndicator implements HealthIndicator {
    private final RefundBook book;
    private final RefundSettings settings;
    private final Clock clock;

    RefundHealthIndicator(RefundBook book, RefundSettings settings, Clock clock) {
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var now = clock.instant();
        var late = book.waitingSince(now.minus(settings.due()));
        if (late.refunds() == 0) return Health.up().build();
        return Health.status("DEGRADED").withDetail("waiting", late.refunds()).withDetail("oldestWaitingSeconds", Duration.between(late.oldest(), now).toSeconds()).build();
    }
}
