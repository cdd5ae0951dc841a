package dev.wharf.allocation;

import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.Withholding;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.RejectedBy;
import dev.wharf.process.FulfillOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ApplyRejection: gives back the locks and the slot, books what the reason says about the stock, and marks the warehouse as one that does
 * not ship this fulfillment. Each rejection is booked once; its ledger keys say so.
 */
@Component("applyRejectionDelegate")
class ApplyRejectionDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final JdbcRejections rejections;
    private final Stock stock;
    private final Withholding withholding;
    private final Capacity capacity;

    ApplyRejectionDelegate(Fulfillments fulfillments, JdbcRejections rejections, Stock stock, Withholding withholding, Capacity capacity) {
        this.fulfillments = fulfillments;
        this.rejections = rejections;
        this.stock = stock;
        this.withholding = withholding;
        this.capacity = capacity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var rejection = rejections.newest(id);
        stock.release(id, "rejected by " + rejection.warehouse());
        capacity.free(id);
        var fulfillment = fulfillments.get(id);
        book(rejection, fulfillment);
        fulfillments.save(fulfillment.inWarehouse("").handled(RejectedBy.add(fulfillment.handling(), rejection.warehouse(), rejection.reason().name())));
    }

    private void book(Rejection rejection, Fulfillment fulfillment) {
        switch (rejection.reason()) {
            case NOT_IN_STOCK -> {
                // What nobody is promised yet stays where it is until it has been counted.
                for (var sku : rejection.sku().isEmpty() ? fulfillment.units().keySet() : Set.of(rejection.sku())) {
                    withholding.withhold("rejection:" + rejection.id() + ":" + sku, rejection.warehouse(), sku, "rejected order: " + rejection.reason().text().en());
                }
            }
            case MISMATCH -> {
                withholding.wantCount(rejection.warehouse(), rejection.sku());
                post(rejection, Kind.ADJUST, rejection.sku(), Map.of(Bucket.ON_HAND, -rejection.quantity()));
            }
            case DAMAGED -> post(rejection, Kind.REJECT, rejection.sku(), Map.of(Bucket.ON_HAND, -rejection.quantity(), Bucket.DEFECTIVE, rejection.quantity()));
            case CLOSED, OTHER -> { }
        }
    }

    private void post(Rejection rejection, Kind kind, String sku, Map<Bucket, Integer> deltas) {
        stock.post(List.of(Posting.of(kind, sku, rejection.warehouse(), deltas, "rejection:" + rejection.id() + ":" + sku, "REJECTION:" + rejection.id(),
            "rejected order: " + rejection.reason().text().en())));
    }
}
