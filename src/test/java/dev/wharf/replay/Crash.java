package dev.wharf.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Kills the application in the middle of the work, starts it again, and tells what was interrupted. */
final class Crash {
    private record Interrupted(String what, String count) { }

    private static final List<Interrupted> INTERRUPTED = List.of(
        new Interrupted("pick tasks in somebody's hands", "SELECT COUNT(*) FROM pick_task WHERE state = 'TAKEN'"),
        new Interrupted("counts begun at the bench", """
            SELECT COUNT(DISTINCT v.verification_id) FROM verification v JOIN verification_line l ON l.verification_id = v.verification_id
             WHERE v.state = 'OPEN' AND l.scanned > 0"""),
        new Interrupted("calls claimed and not begun", "SELECT COUNT(*) FROM effect WHERE state = 'CLAIMED'"),
        new Interrupted("calls begun and not confirmed", "SELECT COUNT(*) FROM effect WHERE state = 'CALLING'"),
        new Interrupted("cancellations under way", "SELECT COUNT(*) FROM fulfillment WHERE stage = 'CANCELLING'"));

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
        INTERRUPTED.forEach(row -> out.printf("  %7d  %s%n", floor.number(row.count()), row.what()));
        out.println("Started again on the same database in " + application.start() + " ms");
    }
}
