package dev.wharf.overview;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** The board's figures, read at most every half second however many look at them. */
@Component
class BoardNow {
    private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();

    private record Read(BoardFigures figures, long nanos) { }

    private final BoardReader reader;
    private volatile Read last;

    BoardNow(BoardReader reader) {
        this.reader = reader;
    }

    BoardFigures figures() {
        var known = last;
        if (known != null && System.nanoTime() - known.nanos < FRESH_NANOS) return known.figures;
        var read = new Read(reader.read(), System.nanoTime());
        last = read;
        return read.figures;
    }
}
