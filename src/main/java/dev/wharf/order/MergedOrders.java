package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;

/**
 * Orders whose goods leave together with those of others. Whoever changes one order of them asks here first, so that nothing happens to the
 * others. Call inside a lane; each method locks the rows it changes.
 */
public interface MergedOrders {
    /** The fulfillment that its goods leave with; itself unless it was merged. */
    FulfillmentId bearer(FulfillmentId id);

    /**
     * Takes the order out of what it was merged into, or the others out of it. Both reviews start anew, so nobody needs to be told of the change
     * that called for it.
     *
     * @param why for the timelines
     * @return false if its goods are its own already
     * @throws dev.wharf.common.Refusal CONFLICT if they left review together, or were split since
     */
    boolean standAlone(FulfillmentId id, Text why);

    /**
     * For an order that is being cancelled: gives it its goods back, or the others theirs, and starts no review for the order itself.
     *
     * @return true if the order was merged into another and so has no instance of its own
     * @throws dev.wharf.common.Refusal CONFLICT as {@link #standAlone}
     */
    boolean withdraw(FulfillmentId id, Text why);
}
