package dev.wharf.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kills the application in the middle of the work, starts it again, and tells what was interrupted. */
final class Crash {
    private static final Map<String, String> INTERRUPTED = new LinkedHashMap<>(Map.of(
        "pick tasks in somebody's hands", "SELECT COUNT(*) FROM pick_task WHERE state = 'TAKEN'",
        "counts begun at the bench", "SELECT COUNT(DISTINCT v.verification_id) FROM verification v JOIN verification_line l ON l.verification_id = v.verification_id WHERE v.state = 'OPEN' AND l.scanned > 0",
        "calls claimed and not begun", "SELECT COUNT(*) FROM effect WHERE state = 'CLAIMED'",
        "calls begun and not confirmed", "SELECT COUNT(*) FROM effect WHERE state = 'CALLING'",
        "cancellations under way", "SELECT COUNT(*) FROM fulfillment WHERE stage = 'CANCELLING'"));

    private final Application application;
    private final Floor floor;
    private final PrintStream out;

    Crash(Application application, Floor floor, PrintStream out) {
        this.application = application;
        this.floor = floor;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        application.kill();
        out.println("Killed with " + floor.handedOver() + " parcels handed over. Interrupted:");
        INTERRUPTED.forEach((what, sql) -> out.printf("  %5d %s%n", floor.number(sql), what));
        out.println("Started again on the same database in " + application.start() + " ms");
    }
}
