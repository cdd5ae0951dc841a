package dev.wharf.picking.paper;

import java.time.Instant;

/**
 * A sheet that somebody walks with.
 *
 * @param printedAt the first time
 * @param bookedAt  null until it was booked; {@code bookedBy} is empty until then
 * @param prints    how often it went to a printer
 */
record Sheet(SheetCode code, String picker, Instant printedAt, Instant bookedAt, String bookedBy, int prints) {
    /** OUT: somebody walks with it. VOID: the task was given back before it was booked. */
    enum State { OUT, BOOKED, VOID }

    boolean booked() {
        return bookedAt != null;
    }

    /** @param current number of the sheet that the task is on now */
    State state(int current) {
        if (booked()) return State.BOOKED;
        return current == code.sheet() ? State.OUT : State.VOID;
    }
}
