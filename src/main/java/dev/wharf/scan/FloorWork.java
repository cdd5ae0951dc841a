package dev.wharf.scan;

import dev.wharf.common.FulfillmentId;

/** Work of people on the floor that a cancelled order must stop. Each package with such work answers for its own. */
public interface FloorWork {
    /**
     * Stops what is open; the devices are told by the state of their task. Nothing the second time.
     *
     * @return true if goods have left their bins and must be put back
     */
    boolean stop(FulfillmentId id);
}
