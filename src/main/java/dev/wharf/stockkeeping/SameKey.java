package dev.wharf.stockkeeping;

import dev.wharf.process.Lanes;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;

/** Work that a key makes happen once, asked for twice at the same moment. */
public final class SameKey {
    private SameKey() { }

    /** @param work looks first whether its key was used; of two at the same moment the second is run again, and then finds what the first has done */
    public static <T> T call(Lanes lanes, Supplier<T> work) {
        try {
            return lanes.call(work);
        } catch (DuplicateKeyException e) {
            return lanes.call(work);
        }
    }
}
