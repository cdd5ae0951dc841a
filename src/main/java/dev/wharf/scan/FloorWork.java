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

    /** Books that what it stopped is back in its place. Nothing the second time, and nothing if nothing was taken. */
    default void putBack(FulfillmentId id) { }
}
