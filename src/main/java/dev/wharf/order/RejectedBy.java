package dev.wharf.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The warehouses that would not ship a fulfillment, and why. Kept as its tags {@code REJECTED_BY=warehouse:reason}, so that a part split off
 * it does not go back there, and so that asking for them costs nothing.
 */
public final class RejectedBy {
    private static final String TAG = "REJECTED_BY=";

    private RejectedBy() { }

    /** Reasons by warehouse. */
    public static SortedMap<String, String> of(Handling handling) {
        var reasons = new TreeMap<String, String>();
        for (var tag : handling.tags()) {
            if (!tag.startsWith(TAG)) continue;
            int end = tag.lastIndexOf(':');
            reasons.put(tag.substring(TAG.length(), end), tag.substring(end + 1));
        }
        return Collections.unmodifiableSortedMap(reasons);
    }

    public static Handling add(Handling handling, String warehouse, String reason) {
        var tags = new ArrayList<>(lift(handling, warehouse).tags());
        tags.add(TAG + warehouse + ":" + reason);
        return handling.tagged(tags);
    }

    /** A person wants the goods to leave from there all the same. */
    public static Handling lift(Handling handling, String warehouse) {
        return handling.tagged(handling.tags().stream().filter(tag -> !tag.startsWith(TAG + warehouse + ":")).toList());
    }
}
