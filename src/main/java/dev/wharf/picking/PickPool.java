package dev.wharf.picking;

import dev.wharf.order.Fulfillment;

/** Says whether an order waits for a wave before it is offered to pickers. Asked once per order on its way to the floor: answers from memory. */
public interface PickPool {
    boolean holds(Fulfillment fulfillment);
}
