package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.MergedOrders;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The seller changes memo or flag of an order. What is still in review is reviewed anew; what is on the floor has its remarks read anew and
 * does not ship while they hold it; what is being shipped keeps what it was packed with.
 */
@Service
public class MemoChanges {
    private static final Set<Stage> ON_THE_FLOOR = Set.of(Stage.LOCK, Stage.PICK, Stage.VERIFY);

    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;
    private final Instances instances;
    private final MergedOrders merged;

    MemoChanges(Lanes lanes, Fulfillments fulfillments, SalesOrders orders, OrderLog log, Instances instances, MergedOrders merged) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.instances = instances;
        this.merged = merged;
    }

    /**
     * The same memo again changes nothing.
     *
     * @param named fulfillments of one order; all others of it hear of the change too, and what they were merged into
     * @throws Refusal NOT_FOUND if none is named; CONFLICT if they are of several orders, or if the memo can reach nothing of the order any more
     */
    public void change(List<FulfillmentId> named, String memo, String flag) {
        if (named.isEmpty()) throw Refusal.notFound("ORDER_NOT_FOUND", "There is no order with this number.");
        lanes.runOne(() -> {
            fulfillments.lockRows(named);
            var ofOrders = named.stream().map(one -> fulfillments.get(one).salesOrderId()).distinct().toList();
            if (ofOrders.size() > 1) throw Refusal.conflict("ORDER_AMBIGUOUS", "Several orders have this number: " + named + ". Use one of these fulfillment numbers.");
            long order = ofOrders.get(0);
            var own = fulfillments.ofSalesOrder(order);
            var all = own.stream().map(merged::bearer).distinct().toList();
            fulfillments.lockRows(all);
            var byStage = all.stream().collect(Collectors.groupingBy(one -> fulfillments.get(one).stage()));
            var inReview = byStage.getOrDefault(Stage.REVIEW, List.of());
            var onTheFloor = all.stream().filter(one -> ON_THE_FLOOR.contains(fulfillments.get(one).stage())).toList();
            if (inReview.isEmpty() && onTheFloor.isEmpty()) {
                throw Refusal.conflict("MEMO_FIXED", "The memo of this order changes nothing any more: " + byStage.entrySet().stream()
                    .map(e -> e.getValue() + " in stage " + e.getKey()).sorted().collect(Collectors.joining(", ")) + ". Cancel the order, or tell the packer.");
            }
            if (!orders.changeMemo(order, memo, flag)) return;
            own.forEach(fulfillments::forgetOrder);
            for (var one : all) log.happened(one, "MEMO_CHANGED", new Text("修改卖家备注或旗帜", "Seller memo or flag changed"));
            instances.tellWaiting(Message.ReviewRequested, inReview, Map.of());
            instances.tell(Message.OrderChanged, onTheFloor, FulfillOrder.CHANGED, "MEMO");
        });
    }
}
