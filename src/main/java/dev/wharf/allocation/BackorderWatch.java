package dev.wharf.allocation;

import dev.wharf.inventory.StockFreed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Serves waiting orders from what became free by whatever way on this node, and every half minute looks at all that wait. Every node does. */
@Component
class BackorderWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackorderWatch.class);

    private final Backorders backorders;
    private final StockFreed freed;
    private final BackorderSettings settings;
    private ScheduledExecutorService thread;

    BackorderWatch(Backorders backorders, StockFreed freed, BackorderSettings settings) {
        this.backorders = backorders;
        this.freed = freed;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "backorder-watch"));
        thread.scheduleWithFixedDelay(this::heard, settings.every().toMillis(), settings.every().toMillis(), TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(this::sweep, settings.sweepEvery().toMillis(), settings.sweepEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(settings.sweepEvery().toMillis(), TimeUnit.MILLISECONDS)) LOG.warn("The watch over waiting orders did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** An exception would end the watch for good; what was taken is found by the sweep. */
    private void heard() {
        try {
            var skus = freed.take();
            if (!skus.isEmpty()) backorders.serve(skus);
        } catch (RuntimeException e) {
            LOG.error("Waiting orders cannot be served for now; trying again", e);
        }
    }

    private void sweep() {
        try {
            var woken = backorders.sweep();
            if (!woken.isEmpty()) LOG.info("{} orders that waited for stock looked again, from {} on", woken.size(), woken.get(0));
        } catch (RuntimeException e) {
            LOG.error("Waiting orders cannot be looked at for now; trying again", e);
        }
    }
}
