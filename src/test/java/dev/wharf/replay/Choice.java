package dev.wharf.replay;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Decides like a person would, but the same in every run: by a hash of the number and the question. */
final class Choice {
    private Choice() { }

    /** @return 0 to 99 */
    static int percent(String question, String number) {
        var hash = new CRC32();
        hash.update((question + "/" + number).getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % 100);
    }
}
