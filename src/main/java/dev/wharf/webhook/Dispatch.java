package dev.wharf.webhook;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leases due queues, as many for each endpoint as it may be told about at once, and hands them to the threads. */
class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Subscriptions subscriptions;
    private final Queues queues;
    private final Delivery delivery;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Executor calls;
    private final Runnable free;
    private final Map<Long, AtomicInteger> inFlight = new ConcurrentHashMap<>();

    /** @param free told after each queue: there is room for another */
    Dispatch(Subscriptions subscriptions, Queues queues, Delivery delivery, WebhookSettings settings, Clock clock, Executor calls, Runnable free) {
        this.subscriptions = subscriptions;
        this.queues = queues;
        this.delivery = delivery;
        this.settings = settings;
        this.clock = clock;
        this.calls = calls;
        this.free = free;
    }

    void run() {
        for (var endpoint : subscriptions.known()) {
            if (!endpoint.on() || endpoint.resting(clock.instant())) continue;
            var count = inFlight.computeIfAbsent(endpoint.id(), id -> new AtomicInteger());
            int room = most(endpoint) - count.get();
            if (room <= 0) continue;
            for (var queue : queues.lease(endpoint.id(), room, settings.lease())) {
                count.incrementAndGet();
                calls.execute(() -> deliver(endpoint, queue, count));
            }
        }
    }

    /** One that failed again and again is tested by one call. */
    private int most(Endpoint endpoint) {
        return endpoint.failures() < settings.circuitFailures() ? settings.inFlight() : 1;
    }

    private void deliver(Endpoint endpoint, Leased queue, AtomicInteger count) {
        try {
            delivery.deliver(queue);
        } catch (RuntimeException e) {
            LOG.error("Events of order {} for webhook endpoint {} are tried again when their lease is over", queue.order(), endpoint.id(), e);
        } finally {
            count.decrementAndGet();
            free.run();
        }
    }
}
