package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts gifts on orders and takes them off again: on the sales order, whose channel never hears of them, and on the fulfillment. Call inside a lane. */
@Component
class Gifts {
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderFacts facts;
    private final Ids ids;

    Gifts(Fulfillments fulfillments, SalesOrders orders, OrderFacts facts, Ids ids) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.facts = facts;
        this.ids = ids;
    }

    /** @param units by SKU, to add if above zero, else to take away; of those at most what this fulfillment has */
    void change(FulfillmentId id, SalesOrder order, Map<String, Integer> units) {
        var changed = order;
        for (var change : new java.util.TreeMap<>(units).entrySet()) {
            changed = change.getValue() > 0 ? add(id, changed, change.getKey(), change.getValue()) : takeAway(id, changed, change.getKey(), -change.getValue());
        }
        facts.changed(fulfillments.get(id), changed);
        orders.saveGifts(changed);
    }

    private SalesOrder add(FulfillmentId id, SalesOrder order, String sku, int units) {
        var before = order.lines().stream().filter(l -> l.gift() && l.sku().equals(sku)).findFirst();
        var lineNo = before.map(SalesOrder.Line::lineNo).orElseGet(() -> unusedLineNo(order));
        var lines = new ArrayList<>(order.lines());
        before.ifPresent(lines::remove);
        lines.add(new SalesOrder.Line(lineNo, sku, before.map(SalesOrder.Line::quantity).orElse(0) + units, 0, null, true, before.map(SalesOrder.Line::cancelled).orElse(0)));
        var fulfillment = fulfillments.get(id);
        var here = new ArrayList<>(fulfillment.lines());
        var mine = here.stream().filter(l -> l.salesOrderId() == order.id() && l.lineNo().equals(lineNo)).findFirst();
        if (mine.isPresent()) here.set(here.indexOf(mine.get()), mine.get().withQuantity(mine.get().quantity() + units));
        else here.add(new Fulfillment.Line(ids.next(), order.id(), lineNo, sku, units, 0, true));
        fulfillments.save(fulfillment.withLines(here));
        return order.withLines(lines);
    }

    /** A channel may have named a line of its own like ours. */
    private static String unusedLineNo(SalesOrder order) {
        for (int n = 1; ; n++) {
            var lineNo = "GIFT-" + n;
            if (order.lines().stream().noneMatch(l -> l.lineNo().equals(lineNo))) return lineNo;
        }
    }

    private SalesOrder takeAway(FulfillmentId id, SalesOrder order, String sku, int units) {
        var fulfillment = fulfillments.get(id);
        var here = new ArrayList<Fulfillment.Line>();
        var lines = new ArrayList<>(order.lines());
        int left = units;
        for (var line : fulfillment.lines()) {
            int out = line.gift() && line.salesOrderId() == order.id() && line.sku().equals(sku) ? Math.min(left, line.quantity()) : 0;
            left -= out;
            here.add(line.withQuantity(line.quantity() - out));
            lines.replaceAll(l -> out > 0 && l.lineNo().equals(line.lineNo())
                ? new SalesOrder.Line(l.lineNo(), l.sku(), l.quantity(), l.unitPriceMinor(), l.notBefore(), l.gift(), l.cancelled() + out) : l);
        }
        fulfillments.save(fulfillment.withLines(here));
        return order.withLines(lines);
    }
}
