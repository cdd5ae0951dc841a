package dev.wharf.replay;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Prints what came out, for people and for the log of a build. */
final class Report {
    private final Floor floor;
    private final Tally tally;
    private final PrintStream out;

    Report(Floor floor, Tally tally, PrintStream out) {
        this.floor = floor;
        this.tally = tally;
        this.out = out;
    }

    static void speed(PrintStream out, String what, int orders, long nanos) {
        out.printf(Locale.ROOT, "%s: %d orders in %.1f s, %.0f orders/s%n", what, orders, nanos / 1e9, orders / (nanos / 1e9));
    }

    /** @return true if the run passed */
    boolean print() {
        table("End states of fulfillments", floor.counts("""
            SELECT CASE WHEN f.stage = 'DONE' THEN 'shipped and synced' WHEN f.stage = 'CANCELLED' THEN CONCAT('cancelled (', f.close_reason, ')')
                        ELSE CONCAT('waiting in ', f.stage, ' for ', COALESCE((SELECT GROUP_CONCAT(h.code ORDER BY h.code) FROM hold h
                                WHERE h.fulfillment_id = f.fulfillment_id AND h.closed_at IS NULL), 'a person')) END AS state, COUNT(*)
              FROM fulfillment f GROUP BY 1"""));
        table("Holds opened, by rule", floor.counts("SELECT code, COUNT(DISTINCT fulfillment_id) FROM hold GROUP BY code"));
        table("What happened", tally.counts());
        var failures = tally.failures();
        out.println(failures.isEmpty() ? "Replay: PASSED" : "Replay: FAILED");
        failures.forEach(reason -> out.println("  " + reason));
        out.flush();
        return failures.isEmpty();
    }

    private void table(String title, Map<String, Integer> rows) {
        out.println(title);
        rows.forEach((name, count) -> out.printf("  %7d  %s%n", count, name));
    }
}
