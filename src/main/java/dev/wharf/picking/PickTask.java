package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;

/** What one picker fetches in one walk. @param picker empty while it waits */
record PickTask(long id, FulfillmentId fulfillment, String warehouse, State state, String picker, Instant shipBy) {
    /** SHORT: a picker looked and did not find; a person decides. */
    enum State { WAITING, TAKEN, DONE, SHORT, CANCELLED }
}
