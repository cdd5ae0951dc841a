package dev.wharf.review.deadline;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks once a minute for orders that run out of time. Every node looks. */
@Component
class DeadlineWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);

    private final Escalation escalation;
    private final DeadlineSettings settings;
    private ScheduledExecutorService thread;

    DeadlineWatch(Escalation escalation, DeadlineSettings settings) {
        this.escalation = escalation;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "deadline-watch"));
        thread.scheduleWithFixedDelay(this::look, settings.every().toMillis(), settings.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(settings.every().toMillis(), TimeUnit.MILLISECONDS)) LOG.warn("The watch over deadlines did not end in time");
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
            var escalated = escalation.run();
            if (!escalated.isEmpty()) LOG.info("{} orders have to ship soon, from {} to {}", escalated.size(), escalated.get(0), escalated.get(escalated.size() - 1));
        } catch (RuntimeException e) {
            LOG.error("Deadlines cannot be watched for now; trying again", e);
        }
    }
}
