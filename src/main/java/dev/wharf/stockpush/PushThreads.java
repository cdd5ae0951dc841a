package dev.wharf.stockpush;

import dev.wharf.process.DaemonPool;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The threads that call channels, shared by all shops; a shop has its share of them at most, so that one that hangs leaves some to the others. */
@Component
class PushThreads {
    private static final Logger LOG = LoggerFactory.getLogger(PushThreads.class);

    private final ExecutorService calls;

    PushThreads(StockPushSettings settings) {
        this.calls = DaemonPool.of("stock-push-call", settings.calls());
    }

    /** Does all of it in order, so many at a time, and waits. @return what was answered; work that failed is left out */
    <T> List<T> all(List<Callable<T>> work, int atOnce) {
        var free = new Semaphore(atOnce);
        var running = new ArrayList<Future<T>>();
        var answers = new ArrayList<T>();
        try {
            for (var one : work) {
                free.acquire();
                running.add(calls.submit(() -> {
                    try {
                        return one.call();
                    } finally {
                        free.release();
                    }
                }));
            }
            for (var one : running) answer(one, answers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answers;
    }

    private static <T> void answer(Future<T> one, List<T> answers) throws InterruptedException {
        try {
            answers.add(one.get());
        } catch (ExecutionException e) {
            LOG.error("A call at a channel broke off", e.getCause());
        }
    }

    @PreDestroy
    void end() {
        calls.shutdownNow();
    }
}
