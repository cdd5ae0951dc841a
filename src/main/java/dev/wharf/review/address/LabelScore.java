package dev.wharf.review.address;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts how often the verdicts agree with labels: found and missed problems, false alarms. */
final class LabelScore {
    private final Map<AddressProblem, int[]> counts = new EnumMap<>(AddressProblem.class);
    private final int[] abnormal = new int[4];

    /** Both as codes joined by '+', or OK. */
    void add(String expected, String found) {
        count(abnormal, !expected.equals("OK"), !found.equals("OK"));
        List<String> expectedCodes = Arrays.asList(expected.split("\\+"));
        List<String> foundCodes = Arrays.asList(found.split("\\+"));
        for (AddressProblem problem : AddressProblem.values()) {
            count(counts.computeIfAbsent(problem, key -> new int[4]), expectedCodes.contains(problem.name()),
                foundCodes.contains(problem.name()));
        }
    }

    /** Found, missed, false alarm, rightly silent. */
    private static void count(int[] counts, boolean expected, boolean found) {
        counts[expected ? (found ? 0 : 1) : (found ? 2 : 3)]++;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        line(text, "abnormal", abnormal);
        counts.forEach((problem, count) -> line(text, problem.name(), count));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, int[] count) {
        text.append(String.format(Locale.ROOT, "%-22s recall %.4f (%d of %d)  false positives %.4f (%d of %d)%n", name,
            ratio(count[0], count[1]), count[0], count[0] + count[1], ratio(count[2], count[3]), count[2], count[2] + count[3]));
    }

    private static double ratio(int part, int other) {
        return part + other == 0 ? 0 : (double) part / (part + other);
    }
}
