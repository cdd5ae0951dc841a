package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import java.util.Map;

/** Takes down what happens to orders for systems outside that want to hear of it. Call inside a lane: it is told only if the lane commits. */
public interface OrderNews {
    /** Whether anybody wants to hear of such things; for callers to whom the facts cost a statement. */
    boolean wanted(NewsType type);

    /**
     * Costs nothing if nobody wants to hear of it; else rows are kept for the lane's batches.
     *
     * @param facts ids, codes, numbers and times by name, never personal data
     */
    void happened(NewsType type, FulfillmentId id, Map<String, String> facts);
}
