package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Codes on orders that wait for a person to say what they mean. A code that was mapped since is listed until its orders have looked again. */
public interface OpenCodes {
    /** Code of the hold such orders wait with. */
    String HOLD = "SKU";

    /**
     * @param name   what the channel called it; empty if no order says so
     * @param orders how many wait with it
     * @param shipBy the earliest of them
     */
    record OpenCode(String shop, String code, String name, int orders, Instant shipBy) { }

    /** Codes on the lines of waiting orders, known ones too; the earliest ship-by time first. */
    List<OpenCode> onWaitingOrders();

    /** Waiting orders of the shop that have one of these codes; the earliest ship-by time first. */
    List<FulfillmentId> waiting(String shop, Collection<String> codes);
}
