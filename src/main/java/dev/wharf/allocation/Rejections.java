package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.RejectReason;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.scan.FloorWork;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Takes a fulfillment back from a warehouse that will not ship it, before anything is picked. Review then finds another one. */
@Service
public class Rejections {
    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final JdbcRejections rejections;
    private final List<FloorWork> works;
    private final OrderLog log;
    private final Instances instances;
    private final Ids ids;

    Rejections(Lanes lanes, Fulfillments fulfillments, JdbcRejections rejections, List<FloorWork> works, OrderLog log, Instances instances, Ids ids) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.rejections = rejections;
        this.works = works;
        this.log = log;
        this.instances = instances;
        this.ids = ids;
    }

    /** @param warehouse where the goods leave from now; empty if it waits @param stage where it is now */
    public record Answer(String fulfillment, String rejectedBy, Stage stage, String warehouse) { }

    /**
     * @param quantity units that differ or are damaged; null where the reason counts none
     * @throws Refusal CONFLICT unless it waits to be picked and no unit has been
     */
    public Answer reject(FulfillmentId id, String reason, String sku, Integer quantity, String note) {
        return lanes.call(() -> {
            fulfillments.lockRows(List.of(id));
            var fulfillment = fulfillments.get(id);
            if (fulfillment.stage() != Stage.PICK) throw notInPick(fulfillment);
            var rejection = rejection(fulfillment, RejectReason.parse(reason), sku == null ? "" : sku.strip(), quantity, note == null ? "" : note.strip());
            withdraw(id);
            rejections.add(rejection);
            log.happened(id, "WAREHOUSE_REJECTED", rejection.sentence());
            if (!instances.tellIfWaiting(Message.GoodsPicked, id, FulfillOrder.PICK_OUTCOME, "REJECTED", Map.of())) {
                throw Refusal.conflict("PICK_ENDED", "Picking of " + id + " has ended short; decide about the short pick instead.");
            }
            var now = fulfillments.get(id);
            return new Answer(id.toString(), rejection.warehouse(), now.stage(), now.warehouse());
        });
    }

    private void withdraw(FulfillmentId id) {
        var picked = works.stream().flatMap(work -> work.stop(id).stream()).toList();
        if (picked.isEmpty()) return;
        int units = picked.stream().mapToInt(FloorWork.Taken::quantity).sum();
        throw Refusal.conflict("PICK_BEGUN", units + " units of " + id + " are picked. Report what is missing as a short pick, or cancel the order so that they are put back.");
    }

    private static Refusal notInPick(Fulfillment fulfillment) {
        if (fulfillment.stage().mayCancel() && fulfillment.stage() != Stage.REVIEW && fulfillment.stage() != Stage.LOCK) {
            return Refusal.conflict("PICK_ENDED", fulfillment.id() + " is picked already (stage " + fulfillment.stage() + "); hold or cancel it instead.");
        }
        return Refusal.conflict("NOT_IN_PICK", fulfillment.id() + " is in stage " + fulfillment.stage() + "; a warehouse rejects only what it has been given to pick.");
    }

    private Rejection rejection(Fulfillment fulfillment, RejectReason reason, String sku, Integer quantity, String note) {
        if (note.length() > 200) throw Refusal.invalid("FIELD_TOO_LONG", "note", "note has more than 200 characters.");
        if (reason == RejectReason.OTHER && note.isEmpty()) throw Refusal.invalid("NOTE_MISSING", "note", "Say in note why the warehouse does not ship it.");
        if (!reason.ofGoods()) return new Rejection(ids.next(), fulfillment.id(), fulfillment.warehouse(), reason, "", 0, note);
        var units = fulfillment.units();
        if (!units.containsKey(sku) && !(sku.isEmpty() && !reason.counted())) throw Refusal.invalid("SKU_UNKNOWN", "sku", "sku is one of " + units.keySet() + ".");
        if (!reason.counted()) return new Rejection(ids.next(), fulfillment.id(), fulfillment.warehouse(), reason, sku, 0, note);
        if (quantity == null || quantity < 1 || quantity > units.get(sku)) {
            throw Refusal.invalid("QUANTITY_INVALID", "quantity", "quantity is 1 to " + units.get(sku) + ", the units of " + sku + " in this order.");
        }
        return new Rejection(ids.next(), fulfillment.id(), fulfillment.warehouse(), reason, sku, quantity, note);
    }
}
