package dev.wharf.replay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Everybody at work at the same time, each on a thread of his own, until the house is at rest. */
final class Crew implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Tally tally;
    private final List<Thread> threads;
    private volatile boolean goOn = true;

    Crew(List<Worker> workers, Tally tally) {
        this.tally = tally;
        this.threads = workers.stream().map(worker -> new Thread(() -> run(worker), worker.name())).toList();
        threads.forEach(Thread::start);
    }

    private void run(Worker worker) {
        while (goOn) {
            try {
                if (worker.work()) continue;
            } catch (RuntimeException e) {
                tally.failed("Somebody could not work: " + worker.name() + ": " + e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() throws InterruptedException {
        goOn = false;
        for (var thread : threads) thread.join(Duration.ofMinutes(2).toMillis());
    }
}
