package dev.wharf.process;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for calls that may hang: what still hangs when everything else has ended does not keep the application from ending. */
public final class DaemonPool {
    private DaemonPool() { }

    /** @param name of the threads, with their numbers; in thread dumps and the log */
    public static ExecutorService of(String name, int threads) {
        var number = new AtomicInteger();
        return Executors.newFixedThreadPool(threads, work -> {
            var thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
