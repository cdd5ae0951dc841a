package dev.wharf.picking.route;

import java.util.Arrays;

/** Some places of a {@link SpotTable}: putting them in order costs less than sorting. */
final class Marks {
    private static final int BITS = 64;

    private final long[] words;

    Marks(int places) {
        words = new long[(places + BITS - 1) / BITS];
    }

    void clear() {
        Arrays.fill(words, 0);
    }

    void set(int place) {
        words[place / BITS] |= 1L << place % BITS;
    }

    /** The last marked place before this one, -1 if there is none. */
    int before(int end) {
        if (end == 0) return -1;
        int word = (end - 1) / BITS;
        long open = words[word] & -1L >>> BITS - 1 - (end - 1) % BITS;
        while (open == 0) {
            if (--word < 0) return -1;
            open = words[word];
        }
        return word * BITS + BITS - 1 - Long.numberOfLeadingZeros(open);
    }
}
