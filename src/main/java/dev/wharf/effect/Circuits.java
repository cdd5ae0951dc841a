package dev.wharf.effect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Lets a target rest that fails again and again, so that a dead carrier is not hammered and does not keep the threads from the
 * others. After the rest one call tests it. Written here because it is one class: a library would bring a registry, metrics and
 * a scheduler for these three rules.
 */
@Component
public class Circuits {
    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();
    private final EffectSettings settings;
    private final Clock clock;

    Circuits(EffectSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private static final class Circuit {
        private int failures;
        private Instant restsUntil = Instant.MIN;
        private boolean testing;
    }

    /** @return zero if the target may be called now; else how long it rests. The one that gets zero after a rest is the test call. */
    public Duration rest(String target) {
        var circuit = of(target);
        synchronized (circuit) {
            if (circuit.failures < settings.circuitFailures()) return Duration.ZERO;
            var now = clock.instant();
            if (now.isBefore(circuit.restsUntil)) return Duration.between(now, circuit.restsUntil);
            circuit.restsUntil = now.plus(settings.circuitRest());
            circuit.testing = true;
            return Duration.ZERO;
        }
    }

    /** An answer came, be it yes or no. */
    public void answered(String target) {
        var circuit = of(target);
        synchronized (circuit) {
            circuit.failures = 0;
            circuit.testing = false;
        }
    }

    /** It was not called after all, or what it said tells nothing of its health. If that was to be the test call, the next one is. */
    public void notCalled(String target) {
        var circuit = of(target);
        synchronized (circuit) {
            if (!circuit.testing) return;
            circuit.testing = false;
            circuit.restsUntil = clock.instant();
        }
    }

    public void failed(String target) {
        var circuit = of(target);
        synchronized (circuit) {
            circuit.failures++;
            circuit.testing = false;
            circuit.restsUntil = clock.instant().plus(settings.circuitRest());
        }
    }

    private Circuit of(String target) {
        return circuits.computeIfAbsent(target, t -> new Circuit());
    }
}
