package dev.wharf.picking;

import java.time.Instant;

/**
 * What one picker fetches in one walk, for one order or for several.
 *
 * @param picker   empty while it waits
 * @param shipBy   of its most urgent order
 * @param revision grows whenever an order joins or leaves
 * @param wave     0 for the walk of one order
 * @param sheet    number of the sheet it is picked from on paper; 0 with a device
 */
record PickTask(long id, String warehouse, State state, String picker, Instant shipBy, int revision, PickMode mode, long wave, int sheet) {
    /** The walk of one order. */
    PickTask(long id, String warehouse, State state, String picker, Instant shipBy, int revision) {
        this(id, warehouse, state, picker, shipBy, revision, PickMode.CART, 0, 0);
    }

    /** POOLED: its order waits for a wave and is offered to nobody. CANCELLED: all of its orders were. */
    enum State { POOLED, WAITING, TAKEN, DONE, CANCELLED }

    boolean onPaper() {
        return sheet > 0;
    }

    boolean open() {
        return state != State.DONE && state != State.CANCELLED;
    }
}
