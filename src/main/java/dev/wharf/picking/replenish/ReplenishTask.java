package dev.wharf.picking.replenish;

import dev.wharf.picking.replenish.ReplenishRule.Cause;
import java.time.Instant;

/**
 * Units that one person brings from reserve bins to one pick face.
 *
 * @param bin    the pick face
 * @param person empty while it waits
 * @param given  of the moved units, those that waiting orders were offered
 */
record ReplenishTask(long id, String warehouse, String bin, String sku, State state, Cause cause, Instant dueAt, String person, int given) {
    /** FAILED: some units did not come, and no order waits any more. The last three are final. */
    enum State { WAITING, TAKEN, DONE, FAILED, CANCELLED }

    boolean open() {
        return state == State.WAITING || state == State.TAKEN;
    }

    String no() {
        return "B" + id;
    }
}
