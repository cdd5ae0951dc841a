package dev.wharf.sync;

import dev.wharf.channel.ShipmentNotice;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.SalesOrder;
import java.util.ArrayList;
import java.util.List;

/** What a fulfillment ships of one order, in the channel's own words: its line numbers, its codes, kits counted as kits. Gifts are none of its business. */
record SoldLines(Fulfillment fulfillment, SalesOrder order) {
    List<ShipmentNotice.Line> list() {
        var notice = new ArrayList<ShipmentNotice.Line>();
        fulfillment.sold().forEach((sold, units) -> {
            if (sold.salesOrderId() != order.id()) return;
            order.lines().stream().filter(l -> l.lineNo().equals(sold.lineNo()) && !l.gift())
                .forEach(l -> notice.add(new ShipmentNotice.Line(l.lineNo(), l.sku(), units)));
        });
        return notice;
    }
}
