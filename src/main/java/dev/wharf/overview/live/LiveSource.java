package dev.wharf.overview.live;

import java.util.Map;
import java.util.Set;

/** One kind of thing that open screens watch. It reads committed state, so it tells the same on every node of a cluster. */
public interface LiveSource {
    /** The word before the colon of a topic, such as {@code order} in {@code order:F100}. */
    String kind();

    /**
     * What changes whenever a screen should look again, and only then. One question for all keys, whoever watches them; asked several times a second while somebody does.
     *
     * @param keys what stands behind the colon, as a browser sent it
     * @return by key; a key without an answer is one that there is not, or not yet
     */
    Map<String, String> states(Set<String> keys);
}
