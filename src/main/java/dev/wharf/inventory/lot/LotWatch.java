package dev.wharf.inventory.lot;

import dev.wharf.process.Lanes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Freezes lots on the day they are not good for long enough any more. Looks more often than once a day, because units whose promise ends
 * must not be promised again. Every node looks.
 */
@Component
class LotWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LotWatch.class);

    private final LotFreezes freezes;
    private final LotUnits units;
    private final Lots lots;
    private final Lanes lanes;
    private final LotSettings settings;
    private ScheduledExecutorService thread;

    LotWatch(LotFreezes freezes, LotUnits units, Lots lots, Lanes lanes, LotSettings settings) {
        this.freezes = freezes;
        this.units = units;
        this.lots = lots;
        this.lanes = lanes;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "lot-watch"));
        thread.scheduleWithFixedDelay(this::look, settings.every().toMillis(), settings.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) LOG.warn("The watch over lots did not end in time");
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
            run();
        } catch (RuntimeException e) {
            LOG.error("Lots cannot be watched for now; trying again", e);
        }
    }

    void run() {
        for (var failed : lanes.run(units.toLookAt(), this::settle)) LOG.error("Lot {} could not be frozen or freed", failed.member(), failed.reason());
    }

    private void settle(List<Long> ids) {
        for (var frozen : freezes.settle(lots.byIds(ids))) {
            if (frozen.frozen() != frozen.before()) {
                LOG.info("Lot {} of SKU {} in {}: {} units frozen, {} before", frozen.lot().no(), frozen.lot().sku(), frozen.warehouse(), frozen.frozen(), frozen.before());
            }
        }
    }
}
