package dev.wharf.review.bulk;

import dev.wharf.common.FulfillmentId;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.review.bulk.BulkRun.State;
import dev.wharf.review.bulk.Moved.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries runs out, lane by lane, in the name of who started them. What became of an order is written in the transaction that moves it, so
 * a run that a crash broke off goes on where it was, on whichever node looks first.
 */
@Component
class BulkWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BulkWorker.class);

    private final BulkRunStore store;
    private final BulkMove move;
    private final Lanes lanes;
    private final BulkSettings settings;
    private final String node = UUID.randomUUID().toString();
    private final Semaphore rung = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    BulkWorker(BulkRunStore store, BulkMove move, Lanes lanes, BulkSettings settings) {
        this.store = store;
        this.move = move;
        this.lanes = lanes;
        this.settings = settings;
    }

    /** There is a new run: do not wait for the next look. */
    void ring() {
        rung.release();
    }

    @Override
    public synchronized void start() {
        if (running) return;
        running = true;
        thread = new Thread(this::work, "bulk-run");
        thread.start();
    }

    /** The lane under way is finished; the run is given back, so that another node need not wait for the lease to end. */
    @Override
    public synchronized void stop() {
        if (!running) return;
        running = false;
        ring();
        try {
            thread.join(settings.lease().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                var run = store.lease(node, settings.lease());
                if (run.isPresent()) carryOut(run.get());
                else waitForWork();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("Bulk runs cannot go on for now; trying again", e);
                pause();
            }
        }
        store.giveBack(node);
    }

    private void waitForWork() throws InterruptedException {
        if (rung.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) rung.drainPermits();
    }

    private void pause() {
        try {
            waitForWork();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(BulkRun run) {
        while (running && store.renew(run.id(), node, settings.lease())) {
            var next = store.items(run.id(), "PENDING", 0, Lanes.SIZE);
            if (next.isEmpty()) {
                store.end(run.id(), State.DONE);
                return;
            }
            var failed = Actor.as(run.startedBy(), run.groups(), () -> lanes.run(next, lane -> moveOnce(run, lane)));
            if (!failed.isEmpty()) store.done(run.id(), failed.stream().collect(Collectors.toMap(f -> f.member().position(), BulkWorker::notDone)));
        }
    }

    private void moveOnce(BulkRun run, List<BulkItem> lane) {
        var pending = store.lockPending(run.id(), lane);
        var positions = new LinkedHashMap<FulfillmentId, Integer>();
        lane.stream().filter(item -> pending.contains(item.position())).forEach(item -> positions.put(item.fulfillment(), item.position()));
        if (positions.isEmpty()) return;
        var moved = move.move(run.request(), List.copyOf(positions.keySet()));
        store.done(run.id(), moved.stream().collect(Collectors.toMap(m -> positions.get(m.id()), m -> m)));
    }

    private static Moved notDone(Lanes.Failed<BulkItem> failed) {
        var id = failed.member().fulfillment();
        return new Moved(id, Outcome.FAILED, null, List.of(), Faults.text(id, failed.reason()));
    }
}
