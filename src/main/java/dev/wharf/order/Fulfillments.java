package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import java.util.Collection;
import java.util.List;

/** Fulfillments as the running lane sees them. Call inside a transaction; writes leave in one batch before the commit. */
public interface Fulfillments {
    /** @throws dev.wharf.common.Refusal NOT_FOUND if there is none */
    Fulfillment get(FulfillmentId id);

    /** The sales order whose receiver the parcel goes to. */
    SalesOrder orderOf(FulfillmentId id);

    /** Its sales order was changed: the next question reads it anew. */
    void forgetOrder(FulfillmentId id);

    /** This transaction changed its sales order, which now reads like this. */
    void orderChanged(FulfillmentId id, SalesOrder changed);

    /** Keeps a new fulfillment and its sales order in mind, so that nothing of it is read back in this transaction. */
    void add(Fulfillment fulfillment, SalesOrder order);

    /** Keeps a changed fulfillment. @throws org.springframework.dao.OptimisticLockingFailureException at the commit if another got there first */
    void save(Fulfillment fulfillment);

    /** Keeps one whose goods leave with another from now on. */
    void saveMerged(Fulfillment merged, FulfillmentId into);

    /** Moves it on and notes the time. */
    default Fulfillment moveTo(FulfillmentId id, Stage stage) {
        var moved = get(id).inStage(stage, java.time.Instant.now(clock()));
        save(moved);
        return moved;
    }

    /** Locks the rows until the commit, in key order, and forgets what was read of them before, so that of two opposing acts the second sees the first. */
    void lockRows(Collection<FulfillmentId> ids);

    List<FulfillmentId> ofSalesOrder(long salesOrderId);

    /** Those with units of this sales order, also where it was merged into another, whatever became of them: as they stand now, not as this lane read them before. */
    List<Fulfillment> holding(long salesOrderId);

    /** The first fulfillment of each of these sales orders. */
    java.util.Map<Long, FulfillmentId> firstOf(Collection<Long> salesOrderIds);

    java.time.Clock clock();
}
