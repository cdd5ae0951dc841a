package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.LockState;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.lot.Serials;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
import dev.wharf.refund.RefundReason;
import dev.wharf.refund.Refunds;
import dev.wharf.scan.FloorWork;
import dev.wharf.scan.Retake;
import dev.wharf.verification.DifferenceSettlement.Next;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Moves damaged units from on hand to defective. Their pick has been booked back before, so they leave their bin by an entry of their own: a
 * cancellation then puts back the good units only. Call inside a lane.
 */
@Component
class DamagedUnits {
    private static final String WHY = "damaged at the bench";

    private final Stock stock;
    private final BinPicks bins;
    private final Capacity capacity;
    private final Serials serials;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Instances instances;
    private final List<FloorWork> works;
    private final Refunds refunds;

    DamagedUnits(Stock stock, BinPicks bins, Capacity capacity, Serials serials, Fulfillments fulfillments, OrderLog log, Instances instances,
                 List<FloorWork> works, Refunds refunds) {
        this.stock = stock;
        this.bins = bins;
        this.capacity = capacity;
        this.serials = serials;
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
        this.works = works;
        this.refunds = refunds;
    }

    /**
     * @param undone the units that were booked back, and where to
     * @param broken their serials; none for goods without
     * @return PICK if other units are free, SHORT if none are; VERIFY for an order that ends with this transaction
     */
    Next setAside(Difference difference, Retake.Undone undone, List<String> broken, WayOut way) {
        var order = fulfillments.get(difference.fulfillment());
        // Units of a lot are others than those of the next one: no more become defective than the books name.
        int units = broken.isEmpty() && !difference.unit().isEmpty() ? undone.units() : difference.quantity();
        int at = 0;
        for (var b : undone.bins()) bins.writeOff(new Place(order.warehouse(), b.bin(), b.sku(), b.lot()), b.quantity(), order.id(), "damaged:" + difference.id() + ":" + at++, WHY);
        broken.forEach(serial -> serials.defective(difference.sku(), serial));
        var next = way == WayOut.CANCEL_DAMAGED ? Next.VERIFY : isFree(order, difference.sku(), units) ? Next.PICK : Next.SHORT;
        giveBack(order, difference.sku(), units, next);
        stock.post(List.of(Posting.of(Posting.Kind.REJECT, difference.sku(), order.warehouse(),
            Map.of(Bucket.ON_HAND, -units, Bucket.DEFECTIVE, units), "damaged:" + difference.id(), "ORDER:" + order.id(), WHY)));
        if (next == Next.VERIFY) cancelLater(order.id());
        return next;
    }

    /** Other units can take the place of the damaged ones. The row is held until the commit. */
    private boolean isFree(Fulfillment order, String sku, int units) {
        return stock.withholdable(List.of(sku)).getOrDefault(order.warehouse(), Map.of()).getOrDefault(sku, 0) >= units;
    }

    /** A promised unit cannot become defective: what no free unit can take the place of is given back first. */
    private void giveBack(Fulfillment order, String sku, int units, Next next) {
        switch (next) {
            case PICK -> stock.mark(order.id(), LockState.LOCKED);
            case SHORT -> leave(order.id());
            case VERIFY -> {
                int left = units;
                for (var line : order.lines()) {
                    if (line.sku().equals(sku)) left -= stock.release(order.id(), line.id(), left, WHY);
                }
            }
        }
    }

    /** Review chooses a warehouse anew; the good units go back to their bins meanwhile. */
    private void leave(FulfillmentId id) {
        stock.release(id, WHY);
        capacity.free(id);
        works.forEach(work -> work.sendBack(id, false));
        fulfillments.save(fulfillments.get(id).inWarehouse(""));
    }

    /** As a cancellation from the order's page, once the books of this transaction are right. */
    private void cancelLater(FulfillmentId id) {
        log.happened(id, "CANCELLED", new Text("取消订单：商品破损", "Order cancelled: goods are damaged"));
        Lane.current().afterwards(() -> {
            fulfillments.save(fulfillments.get(id).because("CANCELLED").inStage(Stage.CANCELLING, fulfillments.clock().instant()));
            refunds.due(id, RefundReason.GOODS_DAMAGED);
        });
        instances.tellLater(Message.OrderCancelled, List.of(id), FulfillOrder.DIFFERENCE_OUTCOME, Next.VERIFY.name());
    }
}
