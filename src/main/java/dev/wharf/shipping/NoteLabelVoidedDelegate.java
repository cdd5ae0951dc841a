package dev.wharf.shipping;

import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.shipping.WaybillEntry.State;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_NoteLabelVoided: a person has settled with the carrier what it would not take back of a cancelled order; its charge is awaited from now on. Safe to run twice. */
@Component("noteLabelVoidedDelegate")
class NoteLabelVoidedDelegate implements JavaDelegate {
    private final Parcels parcels;
    private final WaybillBook book;
    private final Fulfillments fulfillments;
    private final OrderLog log;

    NoteLabelVoidedDelegate(Parcels parcels, WaybillBook book, Fulfillments fulfillments, OrderLog log) {
        this.parcels = parcels;
        this.book = book;
        this.fulfillments = fulfillments;
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        fulfillments.lockRows(List.of(id));
        for (var parcel : parcels.of(id)) {
            if (parcel.state() != Parcel.State.VOIDED) book.last(parcel).filter(entry -> entry.state() == State.RECYCLE_FAILED).ifPresent(entry -> voided(parcel, entry));
        }
    }

    private void voided(Parcel parcel, WaybillEntry entry) {
        var now = fulfillments.clock().instant();
        book.save(entry.voided(now));
        parcels.save(parcel.voided(now));
        log.happened(entry.fulfillment(), "LABEL_VOIDED", new Text("面单已由人工与承运商作废 " + entry.number(), "Label voided with the carrier by a person " + entry.number()));
    }
}
