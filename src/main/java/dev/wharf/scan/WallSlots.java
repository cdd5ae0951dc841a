package dev.wharf.scan;

import dev.wharf.common.FulfillmentId;
import java.util.Optional;

/** Slots of put walls, in which sorted orders wait for the bench. Call inside a transaction. */
public interface WallSlots {
    /** @param code that stands on the slot. @return the order that waits in it; empty if it is free, not complete, or no slot has this code */
    Optional<FulfillmentId> at(String code);

    /** The bench has the order's goods; its slot is free. Nothing if it has none. */
    void toBench(FulfillmentId id);

    /** The goods of an order that left the floor are settled in this warehouse; its slot is free. Nothing if it has none. */
    void putBack(FulfillmentId id, String warehouse);
}
