package dev.wharf.webhook;

import dev.wharf.process.JobLease;
import dev.wharf.process.Watch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.springframework.stereotype.Component;

/** Removes events whose time is over, told or not, in pieces and on a thread of its own, so that nothing is told later for it. */
@Component
class CleanUp extends Watch {
    private static final int PIECE = 5000;
    private static final Duration EVERY = Duration.ofHours(1);

    private final Events events;
    private final Deliveries deliveries;
    private final Queues queues;
    private final JobLease leases;
    private final WebhookSettings settings;
    private final Clock clock;

    CleanUp(Events events, Deliveries deliveries, Queues queues, JobLease leases, WebhookSettings settings, Clock clock) {
        super("webhook-clean-up");
        this.events = events;
        this.deliveries = deliveries;
        this.queues = queues;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(EVERY, () -> leases.runIfDue("webhook-clean-up", EVERY, EVERY, this::run)));
    }

    void run() {
        long first = events.firstSince(clock.instant().minus(settings.keep()));
        inPieces(piece -> deliveries.removeBefore(first, piece));
        inPieces(piece -> queues.removeBefore(first, piece));
        inPieces(piece -> events.removeBefore(first, piece));
    }

    private static void inPieces(IntUnaryOperator remove) {
        int removed = PIECE;
        while (removed == PIECE) removed = remove.applyAsInt(PIECE);
    }
}
