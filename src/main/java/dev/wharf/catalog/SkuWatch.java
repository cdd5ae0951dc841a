package dev.wharf.catalog;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.OpenCodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds orders that wait for a code which means something by now: a person mapped it at a task, its product was added, or a node stopped between
 * keeping a mapping and telling the orders. Every node looks.
 */
@Component
public class SkuWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SkuWatch.class);
    /** An order that waits on, say for a second code, is not asked again at once. */
    private static final Duration NOT_AGAIN = Duration.ofMinutes(10);

    private final OpenCodes codes;
    private final Catalog catalog;
    private final SkuWaiters waiters;
    private final CatalogSettings settings;
    private final Clock clock;
    private final Map<FulfillmentId, Instant> told = new LinkedHashMap<>();
    private ScheduledExecutorService thread;

    SkuWatch(OpenCodes codes, Catalog catalog, SkuWaiters waiters, CatalogSettings settings, Clock clock) {
        this.codes = codes;
        this.catalog = catalog;
        this.waiters = waiters;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks as soon as the running transaction is committed. */
    public void lookAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                lookSoon();
            }
        });
    }

    private synchronized void lookSoon() {
        if (thread == null) return;
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The watch over codes is stopping; another node, or the next start, looks", stopping);
        }
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "sku-watch"));
        thread.scheduleWithFixedDelay(this::look, settings.watchEvery().toMillis(), settings.watchEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(settings.watchEvery().toMillis(), TimeUnit.MILLISECONDS)) LOG.warn("The watch over codes did not end in time");
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
            int woken = run();
            if (woken > 0) LOG.info("{} orders look again at codes that mean something now", woken);
        } catch (RuntimeException e) {
            LOG.error("Codes cannot be watched for now; trying again", e);
        }
    }

    /** Only the watch's own thread calls it. */
    private int run() {
        var now = Instant.now(clock);
        told.values().removeIf(at -> at.plus(NOT_AGAIN).isBefore(now));
        var open = codes.onWaitingOrders();
        var known = catalog.goods(open.stream().map(c -> new SkuMappings.Code(c.shop(), c.code())).toList()).keySet();
        int woken = 0;
        for (var shop : open.stream().map(OpenCodes.OpenCode::shop).distinct().toList()) {
            var its = open.stream().filter(c -> c.shop().equals(shop) && known.contains(new SkuMappings.Code(shop, c.code()))).map(OpenCodes.OpenCode::code).toList();
            var waiting = codes.waiting(shop, its).stream().filter(id -> !told.containsKey(id)).toList();
            waiting.forEach(id -> told.put(id, now));
            woken += waiting.size() - waiters.tell(waiting);
        }
        return woken;
    }
}
