package dev.wharf.shipping;

import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RequestWaybill: claims the purchase of a waybill; the worker buys it after the commit and sends WaybillSettled. */
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
        labels.claimBuy(parcels.live(id).orElseThrow(() -> new IllegalStateException(id + " has no parcel to label")));
    }
}
