package dev.wharf.shipping;

import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RequestWaybill: chooses the carrier and claims the purchase of a waybill; the worker buys it after the commit and sends WaybillSettled. Reads carrier, which a person
 * may have named. Safe to run twice.
 */
@Component("requestWaybillDelegate")
class RequestWaybillDelegate implements JavaDelegate {
    private final Parcels parcels;
    private final LabelRequests requests;

    RequestWaybillDelegate(Parcels parcels, LabelRequests requests) {
        this.parcels = parcels;
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var named = FulfillOrder.CARRIER.take(execution, "").replaceAll("[^A-Za-z0-9_-]", "");
        requests.request(parcels.live(id).orElseThrow(() -> new IllegalStateException(id + " has no parcel to label")), named);
    }
}
