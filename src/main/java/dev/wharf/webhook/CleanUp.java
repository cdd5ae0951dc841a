package dev.wharf.webhook;

import java.time.Clock;
import java.util.function.IntUnaryOperator;
import org.springframework.stereotype.Component;

/** Removes events whose time is over, told or not, in pieces so that nobody waits for it. */
@Component
class CleanUp {
    private static final int PIECE = 5000;

    private final Events events;
    private final Deliveries deliveries;
    private final Queues queues;
    private final WebhookSettings settings;
    private final Clock clock;

    CleanUp(Events events, Deliveries deliveries, Queues queues, WebhookSettings settings, Clock clock) {
        this.events = events;
        this.deliveries = deliveries;
        this.queues = queues;
        this.settings = settings;
        this.clock = clock;
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
