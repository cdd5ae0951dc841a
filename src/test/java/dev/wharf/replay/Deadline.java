package dev.wharf.replay;

import java.time.Duration;

/** When the replay gives up, whatever is left. */
final class Deadline {
    private final long at;

    Deadline(Duration from) {
        this.at = System.nanoTime() + from.toNanos();
    }

    boolean passed() {
        return System.nanoTime() - at > 0;
    }
}
