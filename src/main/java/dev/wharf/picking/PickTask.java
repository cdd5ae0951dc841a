package dev.wharf.picking;

import java.time.Instant;

/**
 * What one picker fetches in one walk, for one order or for several.
 *
 * @param picker   empty while it waits
 * @param shipBy   of its most urgent order
 * @param revision grows whenever an order joins or leaves
 */
record PickTask(long id, String warehouse, State state, String picker, Instant shipBy, int revision) {
    /** POOLED: its order waits for a wave and is offered to nobody. CANCELLED: all of its orders were. */
    enum State { POOLED, WAITING, TAKEN, DONE, CANCELLED }

    boolean open() {
        return state != State.DONE && state != State.CANCELLED;
    }
}
