package dev.wharf.allocation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Ends soft locks in time, and looks for locks that leaked. Every node does. */
@Component
class LockWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);

    private final SoftLockExpiry expiry;
    private final LockLeaks leaks;
    private final LockSettings settings;
    private ScheduledExecutorService thread;

    LockWatch(SoftLockExpiry expiry, LockLeaks leaks, LockSettings settings) {
        this.expiry = expiry;
        this.leaks = leaks;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "lock-watch"));
        thread.scheduleWithFixedDelay(this::expire, settings.expireEvery().toMillis(), settings.expireEvery().toMillis(), TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(this::leaks, settings.leaksEvery().toMillis(), settings.leaksEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(settings.expireEvery().toMillis(), TimeUnit.MILLISECONDS)) LOG.warn("The watch over locks did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** An exception would end the watch for good. */
    private void expire() {
        try {
            int expired = expiry.run();
            if (expired > 0) LOG.info("{} orders were not paid in time; what was kept for them is free", expired);
        } catch (RuntimeException e) {
            LOG.error("Soft locks cannot be ended for now; trying again", e);
        }
    }

    private void leaks() {
        try {
            leaks.look();
        } catch (RuntimeException e) {
            LOG.error("Leaked locks cannot be looked for for now; trying again", e);
        }
    }
}
