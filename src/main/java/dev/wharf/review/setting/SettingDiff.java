package dev.wharf.review.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** What one version sets differently from the one before it. Pure. */
final class SettingDiff {
    /**
     * @param before  null for inherited; of a list only if the other one is
     * @param removed words or rows that were there before, where both are lists
     * @param added   likewise
     */
    record Change(String field, Object before, Object after, List<?> removed, List<?> added) { }

    private SettingDiff() { }

    static List<Change> between(SettingValues before, SettingValues after) {
        var changes = new ArrayList<Change>();
        compare("enabled", before.enabled(), after.enabled(), changes);
        compare("severity", before.severity(), after.severity(), changes);
        compare("overrideBy", before.overrideBy(), after.overrideBy(), changes);
        var keys = new TreeSet<>(before.parameters().keySet());
        keys.addAll(after.parameters().keySet());
        for (var key : keys) compare("parameters." + key, before.parameters().get(key), after.parameters().get(key), changes);
        return changes;
    }

    private static void compare(String field, Object before, Object after, List<Change> changes) {
        if (Objects.equals(before, after)) return;
        if (before instanceof List<?> was && after instanceof List<?> is) {
            changes.add(new Change(field, null, null, without(was, is), without(is, was)));
        } else {
            changes.add(new Change(field, before, after, List.of(), List.of()));
        }
    }

    private static List<?> without(List<?> all, List<?> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }
}
