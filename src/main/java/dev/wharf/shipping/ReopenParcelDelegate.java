package dev.wharf.shipping;

import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ReopenParcel: the parcel exists no longer, and its label is claimed to be voided; the worker asks the carrier after the commit. Nobody waits for
 * the answer: the goods are verified meanwhile, and a label that is not voided is on the order's page. Safe to run twice.
 */
@Component("reopenParcelDelegate")
class ReopenParcelDelegate implements JavaDelegate {
    private final Parcels parcels;
    private final Labels labels;
    private final Fulfillments fulfillments;

    ReopenParcelDelegate(Parcels parcels, Labels labels, Fulfillments fulfillments) {
        this.parcels = parcels;
        this.labels = labels;
        this.fulfillments = fulfillments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        parcels.live(FulfillOrder.fulfillment(execution)).ifPresent(parcel -> {
            labels.giveBack(parcel);
            parcels.save(parcel.voided(fulfillments.clock().instant()));
        });
    }
}
