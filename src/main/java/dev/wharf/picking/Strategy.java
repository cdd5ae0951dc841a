package dev.wharf.picking;

import dev.wharf.common.Refusal;
import java.util.Arrays;

/** In which order bins are emptied. FEFO: what expires first; FIFO: what came first; LIFO: what came last; NEAREST: as the picker walks. */
enum Strategy {
    FEFO, FIFO, LIFO, FEWEST_BINS, NEAREST;

    static Strategy parse(String code) {
        return Arrays.stream(values()).filter(s -> s.name().equals(code)).findFirst()
            .orElseThrow(() -> Refusal.invalid("STRATEGY_UNKNOWN", "strategy", "strategy is one of " + Arrays.toString(values()) + "."));
    }
}
