package dev.wharf.shipping;

import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RequestWaybill: claims the purchase of a waybill for each parcel without one; the worker buys them after the commit and sends WaybillSettled when the last is settled. */
@Component("requestWaybillDelegate")
class RequestWaybillDelegate implements JavaDelegate {
    private final Parcels parcels;
    private final Labels labels;

    RequestWaybillDelegate(Parcels parcels, Labels labels) {
        this.parcels = parcels;
        this.labels = labels;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var open = parcels.live(id).stream().filter(p -> p.state() == Parcel.State.PACKED).toList();
        if (open.isEmpty()) throw new IllegalStateException(id + " has no parcel to label");
        open.forEach(labels::claimBuy);
    }
}
