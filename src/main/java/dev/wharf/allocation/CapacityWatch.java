package dev.wharf.allocation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks once a minute for slots that fulfillments wait for. Every node looks; none looks for what another is just serving. */
@Component
class CapacityWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CapacityWatch.class);

    private final CapacityWaits waits;
    private final CapacitySettings settings;
    private ScheduledExecutorService thread;

    CapacityWatch(CapacityWaits waits, CapacitySettings settings) {
        this.waits = waits;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "capacity-watch"));
        thread.scheduleWithFixedDelay(this::look, settings.every().toMillis(), settings.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(settings.every().toMillis(), TimeUnit.MILLISECONDS)) LOG.warn("The watch over slots did not end in time");
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
    private void look() {
        try {
            int looked = waits.serve();
            if (looked > 0) LOG.info("{} orders that waited for a slot look again", looked);
        } catch (RuntimeException e) {
            LOG.error("Slots cannot be watched for now; trying again", e);
        }
    }
}
