package dev.wharf.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happened and keeps what must not have happened; filled by all threads. */
final class Tally {
    private static final int SHOWN_PER_REASON = 5;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, List<String>> failures = new TreeMap<>();

    synchronized void count(String what) {
        count(what, 1);
    }

    synchronized void count(String what, int times) {
        counts.merge(what, times, Integer::sum);
    }

    /** Makes the run fail. Up to the first colon it says what kind of failure it is; of each kind a few are kept. */
    synchronized void failed(String reason) {
        failures.computeIfAbsent(reason.split(":", 2)[0], kind -> new ArrayList<>()).add(reason);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    synchronized List<String> failures() {
        var all = new ArrayList<String>();
        failures.forEach((kind, reasons) -> {
            all.addAll(reasons.subList(0, Math.min(SHOWN_PER_REASON, reasons.size())));
            if (reasons.size() > SHOWN_PER_REASON) all.add(kind + ": and " + (reasons.size() - SHOWN_PER_REASON) + " more");
        });
        return all;
    }
}
