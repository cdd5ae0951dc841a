package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.RecycleLabel;
import dev.wharf.shipping.WaybillEntry.State;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_SettleRecycling: reads decision; has the number given back once more, or writes down how a person settled it with the carrier. Safe to run twice. */
@Component("settleRecyclingDelegate")
class SettleRecyclingDelegate implements JavaDelegate {
    private final WaybillBook book;
    private final Labels labels;
    private final Fulfillments fulfillments;
    private final OrderLog log;

    SettleRecyclingDelegate(WaybillBook book, Labels labels, Fulfillments fulfillments, OrderLog log) {
        this.book = book;
        this.labels = labels;
        this.fulfillments = fulfillments;
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillmentId.parse(RecycleLabel.FULFILLMENT_NO.get(execution));
        fulfillments.lockRows(List.of(id));
        var decision = RecycleLabel.DECISION.take(execution, RecycleLabel.ASK_AGAIN);
        var reason = RecycleLabel.DECISION_REASON.take(execution, "");
        var entry = book.get(id, RecycleLabel.PARCEL_ID.get(execution), RecycleLabel.LABEL_ROUND.get(execution));
        // Credited meanwhile: the carrier took it back after all.
        if (entry.state() != State.RECYCLE_FAILED) return;
        switch (decision) {
            case RecycleLabel.TAKEN_BACK -> {
                book.save(entry.voided(fulfillments.clock().instant()));
                log.happened(id, "LABEL_VOIDED", new Text("面单已由人工与承运商作废 " + entry.number(), "Label voided with the carrier by a person " + entry.number()));
            }
            case RecycleLabel.WRITE_OFF -> {
                book.save(entry.now(State.WRITTEN_OFF));
                log.happened(id, "LABEL_WRITTEN_OFF", new Text("面单 " + entry.number() + " 费用核销：" + reason, "The charge of label " + entry.number() + " was written off: " + reason));
            }
            default -> labels.giveBackAgain(entry);
        }
    }
}
