package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;

/**
 * One order's share in a walk.
 *
 * @param position its place on the cart, from 1
 */
record PickOrder(long id, long task, FulfillmentId fulfillment, String warehouse, int position, State state) {
    /** SHORT: the picker looked and did not find all of it; it is no longer part of the walk. */
    enum State { OPEN, DONE, SHORT, CANCELLED }

    PickOrder with(State now) {
        return new PickOrder(id, task, fulfillment, warehouse, position, now);
    }
}
