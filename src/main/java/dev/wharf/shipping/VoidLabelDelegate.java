package dev.wharf.shipping;

import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.LabelNews;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_VoidLabel: sees to it that a cancelled order leaves no paid label behind, of none of its parcels. Writes labelOutcome: NONE if there is none, CLAIMED if
 * LabelVoided will come. While a purchase is under way nothing is claimed here: when it settles it sees the cancellation and voids.
 * The row is locked first, as it is when a purchase settles: else LabelVoided could be sent just before this instance waits for it.
 */
@Component("voidLabelDelegate")
class VoidLabelDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Labels labels;
    private final LabelNews news;

    VoidLabelDelegate(Fulfillments fulfillments, Parcels parcels, Labels labels, LabelNews news) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.labels = labels;
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        fulfillments.lockRows(List.of(id));
        if (!parcels.of(id).isEmpty()) news.lost(id);
        long coming = parcels.live(id).stream().filter(this::labelVoidedComes).count();
        FulfillOrder.LABEL_OUTCOME.set(execution, coming > 0 ? "CLAIMED" : "NONE");
    }

    private boolean labelVoidedComes(Parcel parcel) {
        if (parcel.trackingNumber().isEmpty()) {
            switch (labels.purchaseOf(parcel)) {
                case OPEN -> {
                    return true;
                }
                case NONE, REFUSED -> {
                    labels.giveBack(parcel);
                    parcels.save(parcel.voided(fulfillments.clock().instant()));
                    return false;
                }
                case DONE, IN_DOUBT -> { }
            }
        }
        labels.giveBack(parcel);
        if (labels.isOpen(parcel)) return true;
        // The carrier has answered before; what it did not take back is another task's.
        parcels.save(parcel.voided(fulfillments.clock().instant()));
        return false;
    }
}
