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
import dev.wharf.scan.FloorWork.Taken;
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

    DamagedUnits(Stock stock, BinPicks bins, Capacity capacity, Serials serials, Fulfillments fulfillments, OrderLog log, Instances instances) {
        this.stock = stock;
        this.bins = bins;
        this.capacity = capacity;
        this.serials = serials;
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
    }

    /**
     * @param back   where the units were booked back to
     * @param broken their serials; none for goods without
     * @return PICK if other units are free, SHORT if none are; VERIFY for an order that ends with this transaction
     */
    Next setAside(Difference difference, List<Taken> back, List<String> broken, WayOut way) {
        var order = fulfillments.get(difference.fulfillment());
        int at = 0;
        for (var b : back) bins.writeOff(new Place(order.warehouse(), b.bin(), b.sku(), b.lot()), b.quantity(), order.id(), "damaged:" + difference.id() + ":" + at++, WHY);
        broken.forEach(serial -> serials.defective(difference.sku(), serial));
        var next = way == WayOut.CANCEL_DAMAGED ? Next.VERIFY : isFree(order, difference) ? Next.PICK : Next.SHORT;
        giveBack(order, difference, next);
        stock.post(List.of(Posting.of(Posting.Kind.REJECT, difference.sku(), order.warehouse(),
            Map.of(Bucket.ON_HAND, -difference.quantity(), Bucket.DEFECTIVE, difference.quantity()), "damaged:" + difference.id(), "ORDER:" + order.id(), WHY)));
        if (next == Next.VERIFY) cancelLater(order.id());
        return next;
    }

    /** Other units can take the place of the damaged ones. The row is held until the commit. */
    private boolean isFree(Fulfillment order, Difference difference) {
        return stock.withholdable(List.of(difference.sku())).getOrDefault(order.warehouse(), Map.of()).getOrDefault(difference.sku(), 0) >= difference.quantity();
    }

    /** A promised unit cannot become defective: what no free unit can take the place of is given back first. */
    private void giveBack(Fulfillment order, Difference difference, Next next) {
        switch (next) {
            case PICK -> stock.mark(order.id(), LockState.LOCKED);
            case SHORT -> {
                stock.release(order.id(), WHY);
                capacity.free(order.id());
            }
            case VERIFY -> {
                int left = difference.quantity();
                for (var line : order.lines()) {
                    if (line.sku().equals(difference.sku())) left -= stock.release(order.id(), line.id(), left, WHY);
                }
            }
        }
    }

    /** As a cancellation from the order's page, once the books of this transaction are right. */
    private void cancelLater(FulfillmentId id) {
        log.happened(id, "CANCELLED", new Text("取消订单：商品破损", "Order cancelled: goods are damaged"));
        Lane.current().afterwards(() -> fulfillments.save(fulfillments.get(id).because("CANCELLED").inStage(Stage.CANCELLING, fulfillments.clock().instant())));
        instances.tellLater(Message.OrderCancelled, List.of(id), FulfillOrder.DIFFERENCE_OUTCOME, Next.VERIFY.name());
    }
}
