package dev.wharf.effect;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Leases due effects, has them called by a pool, and confirms what came back in lanes. Leasing and confirming run beside each
 * other, so a slow target delays only its own.
 */
class EffectWorker {
    /** Confirms effects that ended, in transactions of its own. */
    interface Confirm {
        void confirm(List<SettledEffect> settled);
    }

    private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);
    private static final int LANE = 50;

    private final EffectStore store;
    private final Handlers handlers;
    private final Attempt attempt;
    private final Confirm confirm;
    private final TransactionOperations reading;
    private final Executor calls;
    private final EffectSettings settings;
    private final BlockingQueue<Outcome> finished = new LinkedBlockingQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    EffectWorker(EffectStore store, Handlers handlers, Attempt attempt, Confirm confirm, TransactionOperations reading, Executor calls,
                 EffectSettings settings) {
        this.store = store;
        this.handlers = handlers;
        this.attempt = attempt;
        this.confirm = confirm;
        this.reading = reading;
        this.calls = calls;
        this.settings = settings;
    }

    /** Leases what is due and there is room for, and hands it to the pool. @return how many */
    int dispatch() {
        int room = settings.inFlight() - inFlight.get();
        if (room <= 0) return 0;
        var leased = store.lease(room, settings.lease());
        inFlight.addAndGet(leased.size());
        leased.stream().collect(groupingBy(Effect::kind)).forEach((kind, effects) -> {
            if (handlers.know(kind)) start(handlers.of(kind), effects);
            else effects.forEach(e -> finished.add(Attempt.unused(e, settings.longestWait(), "This version knows no effects of kind " + kind)));
        });
        return leased.size();
    }

    private <R> void start(EffectHandler<R> handler, List<Effect> effects) {
        Map<Effect, R> read;
        try {
            read = reading.execute(status -> handler.read(effects));
        } catch (RuntimeException e) {
            notRead(handler, effects, e);
            return;
        }
        for (var effect : effects) {
            var one = read.get(effect);
            if (one == null) finished.add(Attempt.unused(effect, attempt.backOff(4), "Nothing to read for it"));
            else calls.execute(() -> call(effect, handler, one));
        }
    }

    /** Whatever happens, it comes back: a place in flight that is never given back is one less for all the others. */
    private <R> void call(Effect effect, EffectHandler<R> handler, R read) {
        try {
            finished.add(attempt.at(effect, handler, read));
        } catch (Error e) {
            finished.add(attempt.failed(effect, true, e.toString()));
            throw e;
        }
    }

    /** One that cannot be read must not hold up the others. */
    private <R> void notRead(EffectHandler<R> handler, List<Effect> effects, RuntimeException why) {
        if (effects.size() > 1) {
            effects.forEach(effect -> start(handler, List.of(effect)));
            return;
        }
        var effect = effects.get(0);
        LOG.error("Effect {} {} cannot be read", effect.kind(), effect.key(), why);
        finished.add(Attempt.unused(effect, attempt.backOff(4), "Not read: " + why));
    }

    /** Confirms what has finished, up to a lane; waits up to this time for the first. @return true if there was room for no more before */
    boolean settle(Duration patience) throws InterruptedException {
        var first = finished.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) return false;
        var lane = gather(first);
        try {
            store.putOff(lane.stream().filter(Outcome.Later.class::isInstance).map(Outcome.Later.class::cast).toList());
            confirm.confirm(lane.stream().filter(Outcome.Settled.class::isInstance).map(o -> ((Outcome.Settled) o).settled()).toList());
        } catch (RuntimeException e) {
            LOG.error("{} effects were not confirmed; their leases will run out and the other side is asked", lane.size(), e);
        }
        return inFlight.getAndAdd(-lane.size()) >= settings.inFlight();
    }

    private List<Outcome> gather(Outcome first) throws InterruptedException {
        var lane = new ArrayList<Outcome>(List.of(first));
        long until = System.nanoTime() + settings.linger().toNanos();
        while (lane.size() < LANE && lane.size() < inFlight.get()) {
            var next = finished.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null) return lane;
            lane.add(next);
        }
        return lane;
    }

    /** Leased and not yet confirmed. */
    int inFlight() {
        return inFlight.get();
    }
}
