package dev.wharf.overview;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells every open board when the figures change. One thread reads the committed state once a second for all of them, and only while
 * somebody listens; so a hundred screens ask the database no more than one does. Works on every node of a cluster alike.
 */
@Component
class BoardFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BoardFeed.class);
    /** A browser comes back by itself; until then a login that ended is not served for longer than this. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A line to a screen that was switched off is noticed by writing to it. */
    private static final int BEAT_EVERY = 15;
    private static final long FRESH_NANOS = Duration.ofMillis(900).toNanos();

    private record Read(BoardFigures figures, long nanos) { }

    private final BoardReader reader;
    private final List<SseEmitter> listeners = new CopyOnWriteArrayList<>();
    private ScheduledExecutorService thread;
    private volatile Read last;
    private BoardFigures sent;
    private int quiet;

    BoardFeed(BoardReader reader) {
        this.reader = reader;
    }

    /** Not older than a second. */
    BoardFigures figures() {
        var known = last;
        if (known != null && System.nanoTime() - known.nanos < FRESH_NANOS) return known.figures;
        var read = new Read(reader.read(), System.nanoTime());
        last = read;
        return read.figures;
    }

    /** The first word opens the line: until something is sent, the browser does not know that it stands. */
    SseEmitter listen() throws IOException {
        var emitter = new SseEmitter(LONGEST.toMillis());
        emitter.onCompletion(() -> listeners.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.send(SseEmitter.event().comment("hello"));
        listeners.add(emitter);
        return emitter;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var made = new Thread(work, "board-feed");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Stops before the web server, which would otherwise wait for these requests to end. */
    @Override
    public synchronized void stop() {
        thread.shutdownNow();
        thread = null;
        listeners.forEach(SseEmitter::complete);
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void tick() {
        if (listeners.isEmpty()) return;
        try {
            var now = figures();
            if (!now.equals(sent)) {
                sent = now;
                quiet = 0;
                tell(SseEmitter.event().name("changed").data(now.open()));
            } else if (++quiet % BEAT_EVERY == 0) {
                tell(SseEmitter.event().comment("beat"));
            }
        } catch (DataAccessException e) {
            LOG.warn("The figures of the board cannot be read for now", e);
        }
    }

    private void tell(SseEmitter.SseEventBuilder event) {
        var parts = event.build();
        for (var listener : listeners) {
            try {
                listener.send(parts);
            } catch (IOException | IllegalStateException e) {
                listeners.remove(listener);
                listener.completeWithError(e);
            }
        }
    }
}
