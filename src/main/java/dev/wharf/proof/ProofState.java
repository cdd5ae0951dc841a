package dev.wharf.proof;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What monitoring sees: gauges {@code wharf.stock.breaches} and {@code wharf.stock.check.age} (seconds; -1 before the first check), and part
 * {@code stockProof} of the health probe. The probe stays up with a breach: it has its incident and its task, and a node taken out would not repair it.
 */
@Component("stockProofHealthIndicator")
class ProofState implements HealthIndicator {
    private final StockBreaches breaches;
    private final StockChecks checks;
    private final SealedDays seals;
    private final Clock clock;

    ProofState(StockBreaches breaches, StockChecks checks, SealedDays seals, Clock clock, MeterRegistry meters) {
        this.breaches = breaches;
        this.checks = checks;
        this.seals = seals;
        this.clock = clock;
        Gauge.builder("wharf.stock.breaches", this, state -> state.breaches.open().size()).description("Places where a law of the stock does not hold").register(meters);
        Gauge.builder("wharf.stock.check.age", this, ProofState::age).baseUnit("seconds").description("Since the last check of the stock").register(meters);
    }

    private double age() {
        return checks.latest(1).stream().findFirst().map(check -> (double) Duration.between(check.checkedAt(), Instant.now(clock)).toSeconds()).orElse(-1.0);
    }

    @Override
    public Health health() {
        var health = Health.up().withDetail("breaches", breaches.open().size());
        checks.latest(1).forEach(check -> health.withDetail("lastCheck", check.checkedAt().toString()));
        seals.last().ifPresent(seal -> health.withDetail("lastSeal", seal.day().toString()));
        return health.build();
    }
}
