package dev.wharf.proof;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks often whether a check or a seal is due; the lease sees to it that one node does it. */
@Component
class ProofWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProofWatch.class);
    private static final int SECONDS = 15;

    private final StockCheck check;
    private final StockSeals seals;
    private final ProofSettings settings;
    private ScheduledExecutorService thread;

    ProofWatch(StockCheck check, StockSeals seals, ProofSettings settings) {
        this.check = check;
        this.seals = seals;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "stock-proof"));
        thread.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS, TimeUnit.SECONDS)) LOG.warn("A stock check did not end in time; the next node takes it up when its lease is over");
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
            seals.sealIfDue();
            check.runIfDue();
        } catch (RuntimeException e) {
            LOG.error("The stock cannot be checked for now; trying again", e);
        }
    }
}
