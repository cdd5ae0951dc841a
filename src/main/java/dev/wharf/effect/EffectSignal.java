package dev.wharf.effect;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes this node's worker when effects were claimed, so that they do not wait for the next poll. */
@Component
class EffectSignal {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (rung.availablePermits() == 0) rung.release();
    }

    /** Returns when rung, or after this time. */
    void await(Duration time) throws InterruptedException {
        if (rung.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) rung.drainPermits();
    }
}
