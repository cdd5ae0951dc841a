package dev.wharf.review.bulk;

import dev.wharf.common.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/** The form of the page: all text, as typed. @param numbers separated by spaces, commas or lines @param key made by the preview, so that a second click starts nothing */
record BulkForm(String action, String hold, String shop, String tag, String olderThanMinutes, String numbers, String reason, String warehouse, String key) {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;，；、]+");

    BulkRequest request() {
        var listed = numbers == null || numbers.isBlank() ? List.<String>of() : BETWEEN.splitAsStream(numbers.strip()).toList();
        return new BulkRequest(action, hold, shop, tag, minutes(), listed, reason, warehouse);
    }

    private long minutes() {
        if (olderThanMinutes == null || olderThanMinutes.isBlank()) return 0;
        if (!olderThanMinutes.strip().matches("[0-9]{1,7}")) throw Refusal.invalid("AGE_INVALID", "olderThanMinutes", "The age is a number of minutes.");
        return Long.parseLong(olderThanMinutes.strip());
    }
}
