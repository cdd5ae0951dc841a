package dev.wharf.stockpush;

import java.time.Duration;

/** How telling one listing went. */
sealed interface Told {
    record Yes() implements Told { }

    /** @param words the channel's own */
    record No(String words) implements Told { }

    /** Nobody knows: no clear answer. */
    record Unclear(String words) implements Told { }

    /** It was not done, and it is not the listing's fault. */
    record NotNow(Duration pause) implements Told { }
}
