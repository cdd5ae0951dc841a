package dev.wharf.shipping;

import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.shipping.WaybillEntry.State;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_NoteLabelVoided: a person has settled with the carrier what it would not take back of a cancelled order. The parcel is void whatever its label has come to; a charge that has not
 *  come back meanwhile is awaited from now on. Safe to run twice. */
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
        for (var parcel : parcels.live(id)) {
            book.last(parcel).filter(entry -> entry.state() == State.RECYCLE_FAILED).ifPresent(this::voided);
            parcels.save(parcel.voided(fulfillments.clock().instant()));
        }
    }

    private void voided(WaybillEntry entry) {
        book.save(entry.voided(fulfillments.clock().instant()));
        log.happened(entry.fulfillment(), "LABEL_VOIDED", new Text("面单已由人工与承运商作废 " + entry.number(), "Label voided with the carrier by a person " + entry.number()));
    }
}
