package dev.wharf.webhook;

import dev.wharf.process.Watch;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Gives events to the endpoints, takes up replays and has due queues sent, for as long as the application runs. */
@Component
class WebhookWatch extends Watch {
    private final Subscriptions subscriptions;
    private final Distribution distribution;
    private final Replays replays;
    private final WebhookSettings settings;
    private final Queues queues;
    private final Delivery delivery;
    private final Clock clock;
    private final AtomicBoolean asked = new AtomicBoolean();
    private ExecutorService calls;
    private Dispatch dispatch;

    WebhookWatch(Subscriptions subscriptions, Distribution distribution, Replays replays, Queues queues, Delivery delivery, WebhookSettings settings, Clock clock) {
        super("webhook-watch");
        this.subscriptions = subscriptions;
        this.distribution = distribution;
        this.replays = replays;
        this.settings = settings;
        this.queues = queues;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    protected List<Turn> turns() {
        var number = new AtomicInteger();
        calls = Executors.newFixedThreadPool(settings.threads(), work -> new Thread(work, "webhook-call-" + number.incrementAndGet()));
        dispatch = new Dispatch(subscriptions, queues, delivery, settings, clock, calls, this::freed);
        return List.of(new Turn(settings.poll(), this::look));
    }

    private void look() {
        subscriptions.refresh();
        distribution.run();
        if (subscriptions.known().isEmpty()) return;
        replays.run();
        dispatch.run();
    }

    /** Many calls that end together ask for one look. */
    private void freed() {
        if (asked.compareAndSet(false, true)) soon(this::again);
    }

    private void again() {
        asked.set(false);
        dispatch.run();
    }

    /** Calls under way may end; what does not keeps its lease and is sent again by whoever takes it. */
    @Override
    protected void ended() {
        calls.shutdown();
        try {
            if (!calls.awaitTermination(settings.longestCall().toMillis(), TimeUnit.MILLISECONDS)) calls.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
