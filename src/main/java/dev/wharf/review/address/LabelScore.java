package dev.wharf.review.address;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts how often the verdicts agree with labels: problems found and missed, false alarms. */
final class LabelScore {
    /** Of one label: rows that have it and were found, that have it and were missed, and the two kinds of rows without it. */
    private static final class Count {
        private int hits;
        private int misses;
        private int falseAlarms;
        private int silent;

        private void add(boolean expected, boolean found) {
            if (expected) {
                hits += found ? 1 : 0;
                misses += found ? 0 : 1;
            } else {
                falseAlarms += found ? 1 : 0;
                silent += found ? 0 : 1;
            }
        }

        private double recall() {
            return ratio(hits, misses);
        }

        private double falsePositiveRate() {
            return ratio(falseAlarms, silent);
        }

        private static double ratio(int part, int other) {
            return part + other == 0 ? 0 : (double) part / (part + other);
        }

        private String line(String name) {
            return String.format(Locale.ROOT, "%-22s %5d %6d %7d %13d %8.4f %16.4f%n", name, hits + misses, hits, misses, falseAlarms, recall(),
                falsePositiveRate());
        }
    }

    private final Map<AddressProblem, Count> counts = new EnumMap<>(AddressProblem.class);
    private final Count abnormal = new Count();

    /** Both as codes joined by '+', or OK. */
    void add(String expected, String found) {
        abnormal.add(!expected.equals("OK"), !found.equals("OK"));
        List<String> expectedCodes = Arrays.asList(expected.split("\\+"));
        List<String> foundCodes = Arrays.asList(found.split("\\+"));
        for (AddressProblem problem : AddressProblem.values()) {
            counts.computeIfAbsent(problem, key -> new Count()).add(expectedCodes.contains(problem.name()), foundCodes.contains(problem.name()));
        }
    }

    /** The share of rows with any problem that were held for some problem. */
    double recall() {
        return abnormal.recall();
    }

    /** The share of good rows that were held. */
    double falsePositiveRate() {
        return abnormal.falsePositiveRate();
    }

    /** A table with one line for "any problem at all" and one for each label; empty if no row had a label. */
    @Override
    public String toString() {
        if (counts.isEmpty()) {
            return "";
        }
        var text = new StringBuilder(String.format(Locale.ROOT, "%-22s %5s %6s %7s %13s %8s %16s%n", "label", "rows", "hits", "misses", "false alarms",
            "recall", "false positives"));
        text.append(abnormal.line("abnormal"));
        counts.forEach((problem, count) -> text.append(count.line(problem.name())));
        return text.toString();
    }
}
