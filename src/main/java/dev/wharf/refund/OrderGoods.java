package dev.wharf.refund;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.Stage;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a sales order's units, as the channel counts them, by line number. Pure.
 *
 * @param living    that ship or have shipped, gifts too
 * @param cancelled that stand on cancelled fulfillments
 */
record OrderGoods(Map<String, Integer> living, Map<String, Integer> cancelled) {
    private static final Set<Stage> CANCELLED = Set.of(Stage.CANCELLING, Stage.CANCELLED);

    /** @param without counts as cancelled; null for none */
    static OrderGoods of(long salesOrderId, Collection<Fulfillment> holding, FulfillmentId without) {
        var goods = new OrderGoods(new TreeMap<>(), new TreeMap<>());
        for (var part : holding) {
            var there = CANCELLED.contains(part.stage()) || part.id().equals(without) ? goods.cancelled : goods.living;
            part.sold().forEach((sold, units) -> {
                if (sold.salesOrderId() == salesOrderId) there.merge(sold.lineNo(), units, Integer::sum);
            });
        }
        return goods;
    }

    boolean lives() {
        return !living.isEmpty();
    }

    /** Paid units that will never ship. Where something lives only those that were cancelled, so that nothing is taken for cancelled because it cannot be counted. */
    SortedMap<String, Integer> gone(SalesOrder order) {
        var gone = new TreeMap<String, Integer>();
        for (var line : order.lines()) {
            int units = lives() ? Math.min(line.quantity(), line.cancelled() + cancelled.getOrDefault(line.lineNo(), 0)) : line.quantity();
            if (units > 0 && !line.gift()) gone.put(line.lineNo(), units);
        }
        return gone;
    }
}
