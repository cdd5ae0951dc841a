package dev.wharf.scan;

import dev.wharf.common.FulfillmentId;
import java.util.List;

/** Work of people on the floor that a cancelled order must stop. Each package with such work answers for its own. */
public interface FloorWork {
    /** Units that have left their bin. @param bin empty if it is not known. @param lot empty if any, or if the goods have none */
    record Taken(String sku, String bin, String lot, int quantity) { }

    /**
     * Stops what is open; the devices are told by the state of their task. Nothing the second time.
     *
     * @return what must be put back
     */
    List<Taken> stop(FulfillmentId id);

    /**
     * What was taken for the order goes back to the bins from now on. Its locks are given back before; the units stay frozen until each is in a bin. Nothing
     * the second time, and nothing if nothing was taken.
     *
     * @param cancelled the order waits until it is done; else it goes on without these units
     */
    default void sendBack(FulfillmentId id, boolean cancelled) { }

    /** A person says that all that is still on its way back because of a cancel lies in its place. Nothing the second time. */
    default void putBack(FulfillmentId id) { }

    /** A person gives up what is still on its way back because of a cancel. Nothing the second time. */
    default void lost(FulfillmentId id, String reason) { }
}
