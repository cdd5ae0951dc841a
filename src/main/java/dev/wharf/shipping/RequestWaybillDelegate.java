package dev.wharf.shipping;

import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RequestWaybill: chooses the carrier of each parcel without a waybill and claims its purchase; the worker buys them after the commit and sends WaybillSettled when the
 * last is settled. Reads carrier, which a person may have named. Safe to run twice.
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
        var open = parcels.live(id).stream().filter(p -> p.state() == Parcel.State.PACKED).toList();
        if (open.isEmpty()) throw new IllegalStateException(id + " has no parcel to label");
        open.forEach(parcel -> requests.request(parcel, named));
    }
}
