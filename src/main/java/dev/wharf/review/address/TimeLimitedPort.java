package dev.wharf.review.address;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a service outside without depending on it: what hangs, fails or is asked too often at once answers "unknown". After three failures in
 * a row it is left alone for half a minute, so that a list of addresses does not wait for a dead service once per row.
 */
final class TimeLimitedPort<Q, A> implements AutoCloseable {
    /** Calls at once. One that hangs and cannot be interrupted takes a place for good; then all answers are unknown. */
    static final int THREADS = 4;
    private static final int FAILURES_BEFORE_PAUSE = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(TimeLimitedPort.class);

    private final String name;
    private final Function<Q, A> service;
    private final A unknown;
    private final Duration limit;
    private final Clock clock;
    private final ExecutorService threads;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant pausedUntil = Instant.MIN;

    /** @param unknown the answer where there is none; the service must not answer null */
    TimeLimitedPort(String name, Function<Q, A> service, A unknown, Duration limit, Clock clock) {
        this.name = name;
        this.service = service;
        this.unknown = unknown;
        this.limit = limit;
        this.clock = clock;
        this.threads = new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    A ask(Q question) {
        if (clock.instant().isBefore(pausedUntil)) {
            return unknown;
        }
        try {
            var call = threads.submit(() -> service.apply(question));
            try {
                A answer = call.get(limit.toNanos(), TimeUnit.NANOSECONDS);
                failures.set(0);
                return answer == null ? failed("answered nothing") : answer;
            } catch (TimeoutException tooLate) {
                call.cancel(true);
                return failed("did not answer within " + limit);
            }
        } catch (RejectedExecutionException saturated) {
            return failed("has " + THREADS + " calls open already");
        } catch (ExecutionException thrown) {
            // Only the kind: the message of the exception may hold the number or the address.
            return failed("failed with " + thrown.getCause().getClass().getName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return unknown;
        }
    }

    private A failed(String how) {
        if (failures.incrementAndGet() == FAILURES_BEFORE_PAUSE) {
            failures.set(0);
            pausedUntil = clock.instant().plus(PAUSE);
            LOG.warn("{} {}; it is not asked again for {}", name, how, PAUSE);
        } else {
            LOG.debug("{} {}", name, how);
        }
        return unknown;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
