package dev.wharf.tracking;

import dev.wharf.process.Lanes;
import dev.wharf.process.Watch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out what kept pushes mean, in lanes, as soon as one was kept. Safe for many nodes: what one holds the others pass over. */
@Component
class PushWorker extends Watch {
    private static final Logger LOG = LoggerFactory.getLogger(PushWorker.class);
    private static final int AT_ONCE = 200;
    private static final int MAX_TRIES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** At 200 pushes a second a lane has twenty of them instead of one or two, and the database fewer commits to write while pushes wait for their answer. */
    private static final Duration LINGER = Duration.ofMillis(100);
    /** A version that understands it may be running by then. */
    private static final Duration LONG_PAUSE = Duration.ofHours(6);

    private final TrackingPushes pushes;
    private final PushProcessing processing;
    private final Lanes lanes;
    private final TrackingSettings settings;
    private final AtomicBoolean woken = new AtomicBoolean();

    PushWorker(TrackingPushes pushes, PushProcessing processing, Lanes lanes, TrackingSettings settings) {
        super("tracking-push");
        this.pushes = pushes;
        this.processing = processing;
        this.lanes = lanes;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.poll(), this::work));
    }

    /** Looks soon, when some more have come; of many calls before it looks, one counts. */
    void wake() {
        if (woken.compareAndSet(false, true)) soon(LINGER, this::work);
    }

    void work() {
        woken.set(false);
        var due = pushes.due(AT_ONCE);
        for (var failed : lanes.run(due, processing::process)) {
            LOG.error("Tracking push {} cannot be processed", failed.member(), failed.reason());
            if (!failed.neverBegun()) pushes.failed(failed.member(), MAX_TRIES, PAUSE, LONG_PAUSE, failed.reason().getClass().getSimpleName());
        }
        if (due.size() == AT_ONCE) wake();
    }
}
