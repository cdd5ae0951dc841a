package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where an order goes whose goods are not in this warehouse's bins: to another warehouse, or to a person. Writes it down; the caller tells the order. */
@Component
class Onward {
    /** @param outcome of picking. @param evidence for the person; empty if none is asked */
    record Way(String outcome, Map<String, Object> evidence) { }

    private final Stock stock;
    private final JdbcPickOrders orders;
    private final Fulfillments fulfillments;
    private final OrderLog log;

    Onward(Stock stock, JdbcPickOrders orders, Fulfillments fulfillments, OrderLog log) {
        this.stock = stock;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.log = log;
    }

    Way of(FulfillmentId order, String warehouse, String sku, int missing, Text why) {
        if (isElsewhere(warehouse, sku, missing) && orders.onCarts(List.of(order)).isEmpty()) {
            log.happened(order, "SHORT_PICK", new Text(why.zh() + "其他仓库有货，重新选仓。", why.en() + " Another warehouse has them; its warehouse is chosen again."));
            return new Way("GONE", Map.of());
        }
        log.happened(order, "SHORT_PICK", why);
        return new Way("SHORT", Evidence.variables(fulfillments, order, why));
    }

    /** Whether it is worth to ask review, which chooses by all its rules and asks a person if it finds no way. */
    private boolean isElsewhere(String warehouse, String sku, int units) {
        return stock.balances(List.of(sku)).stream().anyMatch(b -> !b.warehouse().equals(warehouse) && b.available() >= units);
    }
}
