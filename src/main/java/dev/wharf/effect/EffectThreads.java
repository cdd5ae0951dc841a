package dev.wharf.effect;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the worker from the moment everything else is up until the first moment of stopping: then nothing new is leased, calls
 * under way may end and are confirmed. What does not end in time keeps its lease; later the other side is asked about it.
 */
@Component
class EffectThreads implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EffectThreads.class);

    private final EffectStore store;
    private final Handlers handlers;
    private final Attempt attempt;
    private final Settlement settlement;
    private final PlatformTransactionManager transactions;
    private final EffectSettings settings;
    private final EffectSignal signal;
    private ExecutorService calls;
    private Thread leasing;
    private Thread confirming;
    private EffectWorker worker;
    private volatile boolean running;
    private volatile boolean calling;

    EffectThreads(EffectStore store, Handlers handlers, Attempt attempt, Settlement settlement, PlatformTransactionManager transactions,
                  EffectSettings settings, EffectSignal signal) {
        this.store = store;
        this.handlers = handlers;
        this.attempt = attempt;
        this.settlement = settlement;
        this.transactions = transactions;
        this.settings = settings;
        this.signal = signal;
    }

    @Override
    public synchronized void start() {
        if (running) return;
        running = true;
        calling = true;
        var number = new AtomicInteger();
        calls = Executors.newFixedThreadPool(settings.threads(), work -> new Thread(work, "effect-call-" + number.incrementAndGet()));
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        worker = new EffectWorker(store, handlers, attempt, settlement, reading, calls, settings);
        leasing = new Thread(this::lease, "effect-lease");
        confirming = new Thread(this::confirm, "effect-confirm");
        leasing.start();
        confirming.start();
    }

    private void lease() {
        while (running) {
            try {
                if (dispatch() == 0) signal.await(settings.poll());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int dispatch() {
        try {
            return worker.dispatch();
        } catch (RuntimeException e) {
            LOG.error("Due effects cannot be leased; trying again", e);
            return 0;
        }
    }

    private void confirm() {
        try {
            while (calling || worker.inFlight() > 0) {
                if (worker.settle(Duration.ofMillis(200))) signal.ring();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (!running) return;
        running = false;
        signal.ring();
        try {
            leasing.join();
            calls.shutdown();
            if (!calls.awaitTermination(settings.longestCall().toMillis(), TimeUnit.MILLISECONDS)) calls.shutdownNow();
            calling = false;
            confirming.join(settings.poll().toMillis() * 5);
            confirming.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
