package dev.wharf.picking.putback;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;

/**
 * Units that were picked for one order and go back to a bin.
 *
 * @param position place on the cart where they lie
 * @param picker   whose cart it is
 */
record PutBack(long id, FulfillmentId fulfillment, String warehouse, Why why, State state, int position, String picker, Instant since) {
    /** LEFT: not all of it was found, and it is not picked in this warehouse any more. */
    public enum Why { CANCELLED, LEFT }

    enum State { OPEN, DONE }
}
