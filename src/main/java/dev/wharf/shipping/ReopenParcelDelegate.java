package dev.wharf.shipping;

import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ReopenParcel: reads parcelId, the one that was opened, or 0 for all of the order. It exists no longer, and its label is claimed to be voided; the worker
 * asks the carrier after the commit. Nobody waits for the answer: the goods are verified meanwhile, and a label that is not voided is on the order's page.
 * Safe to run twice.
 */
@Component("reopenParcelDelegate")
class ReopenParcelDelegate implements JavaDelegate {
    private final Parcels parcels;
    private final OpenParcels open;

    ReopenParcelDelegate(Parcels parcels, OpenParcels open) {
        this.parcels = parcels;
        this.open = open;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long opened = FulfillOrder.PARCEL_ID.take(execution, 0L);
        parcels.live(FulfillOrder.fulfillment(execution)).stream().filter(p -> opened == 0 || p.id() == opened).forEach(open::open);
    }
}
