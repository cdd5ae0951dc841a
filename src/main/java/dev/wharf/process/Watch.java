package dev.wharf.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is done again and again while the application runs, on one thread of its own. What fails is logged and tried again at its next
 * turn; in a plain schedule an exception would be the end of it.
 */
public abstract class Watch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    /** For a turn that is under way when the application stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param every pause between two turns, and before the first */
    public record Turn(Duration every, Runnable work) { }

    private final String name;
    private ScheduledExecutorService thread;

    /** @param name of the thread, and in the log */
    protected Watch(String name) {
        this.name = name;
    }

    protected abstract List<Turn> turns();

    /** After the last turn, before the web server stops. */
    protected void ended() { }

    /** Does it once more, soon, on the same thread. Nothing if the watch is stopping: another node, or the next start, looks. */
    protected final void soon(Runnable work) {
        soon(Duration.ZERO, work);
    }

    /** @param linger so that more of it comes together */
    protected final synchronized void soon(Duration linger, Runnable work) {
        if (thread == null) return;
        try {
            thread.schedule(() -> guarded(work), linger.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("{} is stopping", name, stopping);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{} failed; it tries again at its next turn", name, e);
        }
    }

    @Override
    public final synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name));
        for (var turn : turns()) {
            thread.scheduleWithFixedDelay(() -> guarded(turn.work()), turn.every().toMillis(), turn.every().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public final void stop() {
        ScheduledExecutorService ending;
        synchronized (this) {
            ending = thread;
            thread = null;
        }
        ending.shutdown();
        try {
            if (!ending.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) LOG.warn("{} did not end in time", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended();
    }

    @Override
    public final synchronized boolean isRunning() {
        return thread != null;
    }
}
