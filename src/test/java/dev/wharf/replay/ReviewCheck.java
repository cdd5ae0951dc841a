package dev.wharf.replay;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares the holds that review opened by itself with what an expert expected. */
final class ReviewCheck {
    /** Bounds of the first release; the rules are to be better than that. */
    private static final double LEAST_ADDRESS_RECALL = 0.85;
    private static final double MOST_ADDRESS_FALSE = 0.10;

    private final Folder folder;
    private final Map<String, Set<String>> holds;
    private final Tally tally;
    private final PrintStream out;

    ReviewCheck(Folder folder, Map<String, Set<String>> holds, Tally tally, PrintStream out) {
        this.folder = folder;
        this.holds = holds;
        this.tally = tally;
        this.out = out;
    }

    void run() {
        var payment = compare("PAYMENT");
        if (payment.recall() < 1 || payment.falseRate() > 0) tally.failed("Review: payment holds are not exactly those expected");
        var address = compare("ADDRESS");
        if (address.recall() < LEAST_ADDRESS_RECALL) tally.failed("Review: fewer than 85 % of the wrong addresses are held");
        if (address.falseRate() > MOST_ADDRESS_FALSE) tally.failed("Review: more than 10 % of the good addresses are held");
    }

    private record Result(int right, int expected, int wrong, int others) {
        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }

        double falseRate() {
            return others == 0 ? 0 : (double) wrong / others;
        }
    }

    private Result compare(String code) {
        var missed = new TreeMap<String, String>();
        var wrong = new TreeMap<String, String>();
        int expected = 0;
        for (var entry : folder.expected().entrySet()) {
            boolean should = entry.getValue().holds().contains(code);
            boolean is = holds.getOrDefault(entry.getKey(), Set.of()).contains(code);
            if (should) expected++;
            if (should && !is) missed.put(entry.getKey(), entry.getValue().addressLabel());
            if (is && !should) wrong.put(entry.getKey(), entry.getValue().addressLabel());
        }
        var result = new Result(expected - missed.size(), expected, wrong.size(), folder.expected().size() - expected);
        out.printf(Locale.ROOT, "Review %-8s held %d of %d (recall %.1f %%), wrongly held %d of %d (%.1f %%)%n", code, result.right(), result.expected(),
            100 * result.recall(), result.wrong(), result.others(), 100 * result.falseRate());
        if (!missed.isEmpty()) out.println("  missed: " + missed);
        if (!wrong.isEmpty()) out.println("  wrongly held: " + wrong);
        return result;
    }
}
