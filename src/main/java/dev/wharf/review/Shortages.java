package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.review.merge.MoneyShares;
import dev.wharf.review.merge.Sourcing;
import dev.wharf.review.merge.Splits;
import dev.wharf.warehouse.Warehouses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Does what a person or the shop's policy decided about missing units. What cannot be done changes nothing. Call inside a lane. */
@Component
class Shortages {
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;
    private final Stock stock;
    private final Warehouses warehouses;
    private final Splits splits;
    private final AddGiftsDelegate gifts;

    Shortages(Fulfillments fulfillments, SalesOrders orders, OrderLog log, Stock stock, Warehouses warehouses, Splits splits,
              AddGiftsDelegate gifts) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.stock = stock;
        this.warehouses = warehouses;
        this.splits = splits;
        this.gifts = gifts;
    }

    /** @param results of the stock rule; empty if there is nothing to do */
    void act(FulfillmentId id, Map<String, String> results) {
        switch (results.getOrDefault("action", "")) {
            case "MOVE" -> moveTo(id, results.get("warehouse"));
            case "SPLIT" -> shipAvailable(id);
            case "CANCEL_PART" -> {
                cancelMissing(id);
                shipAvailable(id);
            }
            default -> { }
        }
    }

    /** An order that names a warehouse itself would go back to it as long as its fulfillment names none; "any" then becomes the one that has most. */
    void moveTo(FulfillmentId id, String warehouse) {
        if (!warehouse.isEmpty() && !open().contains(warehouse)) {
            log.happened(id, "DECISION_IGNORED", new Text("没有启用的仓库 " + warehouse + "，未改仓", "No warehouse " + warehouse + " is open; nothing was changed"));
            return;
        }
        var whole = fulfillments.get(id);
        boolean wished = !fulfillments.orderOf(id).warehouse().isEmpty();
        var most = plan(whole, open()).portions().stream().findFirst().map(Sourcing.Portion::warehouse).orElse("");
        fulfillments.save(whole.inWarehouse(warehouse.isEmpty() && wished ? most : warehouse));
        log.happened(id, "WAREHOUSE_NAMED", warehouse.isEmpty() ? new Text("改为任意仓库", "Any warehouse may ship it")
            : new Text("改由 " + warehouse + " 发货", "To be shipped by " + warehouse));
    }

    /** What the best warehouse has goes on here; what others have becomes a fulfillment each, and what nobody has waits as one. */
    void shipAvailable(FulfillmentId id) {
        var whole = fulfillments.get(id);
        var plan = plan(whole, candidates(whole));
        if (plan.whole() || plan.portions().isEmpty()) return;
        var units = spread(whole, plan);
        for (int i = 1; i < plan.portions().size(); i++) {
            var warehouse = plan.portions().get(i).warehouse();
            splits.off(id, units.get(warehouse), warehouse, new Text("由 " + warehouse + " 发货", "shipped by " + warehouse));
        }
        var missing = units.get("");
        if (!missing.isEmpty()) splits.off(id, missing, whole.warehouse(), new Text("有货部分先发，其余等货", "the available part ships now, this waits"));
        fulfillments.save(fulfillments.get(id).inWarehouse(plan.portions().get(0).warehouse()));
    }

    /** Cancels what no warehouse that may ship it has. At least one unit has to be left; giving the whole order up is for a person. */
    void cancelMissing(FulfillmentId id) {
        var whole = fulfillments.get(id);
        var plan = plan(whole, candidates(whole));
        if (plan.missing().isEmpty() || plan.portions().isEmpty()) return;
        var missing = spread(whole, plan).get("");
        long refund = 0;
        int units = 0;
        var sold = orders.byIds(whole.salesOrders());
        var left = new ArrayList<Fulfillment.Line>();
        for (var line : whole.lines()) {
            int out = missing.getOrDefault(line.id(), 0);
            left.add(line.withQuantity(line.quantity() - out));
            if (out == 0) continue;
            if (sold.get(line.salesOrderId()).paidMinor() > 0) refund += MoneyShares.refund(sold.get(line.salesOrderId()), line.lineNo(), cancelled(sold.get(line.salesOrderId()), line.lineNo()), out);
            units += out;
            stock.release(id, line.id(), out, "Units cancelled");
            orders.cancelUnits(line.salesOrderId(), line.lineNo(), out);
        }
        var only = plan.portions().size() == 1 ? plan.portions().get(0).warehouse() : whole.warehouse();
        fulfillments.save(whole.withLines(left).inWarehouse(only));
        fulfillments.forgetOrder(id);
        var amount = Money.text(refund);
        log.happened(id, "UNITS_CANCELLED", refund == 0
            ? new Text("取消缺货 " + units + " 件，买家未付这部分货款", units + " missing units cancelled; the buyer has not paid for them")
            : new Text("取消缺货 " + units + " 件，应退 " + amount, units + " missing units cancelled, " + amount + " to refund"));
        gifts.trim(id);
    }

    private static int cancelled(SalesOrder order, String lineNo) {
        return order.lines().stream().filter(l -> l.lineNo().equals(lineNo)).mapToInt(SalesOrder.Line::cancelled).findFirst().orElse(0);
    }

    private Collection<String> open() {
        return warehouses.active().stream().map(Warehouses.Warehouse::code).toList();
    }

    private Collection<String> candidates(Fulfillment whole) {
        var named = whole.warehouse().isEmpty() ? fulfillments.orderOf(whole.id()).warehouse() : whole.warehouse();
        return named.isEmpty() ? open() : open().stream().filter(named::equals).toList();
    }

    private Sourcing.Plan plan(Fulfillment whole, Collection<String> candidates) {
        return Sourcing.plan(whole.units(), candidates, stock.available(whole.shop(), whole.units().keySet()));
    }

    /** The plan's units on the lines, gifts last to be served. @return by warehouse, then line id; what is missing under the empty code */
    private static Map<String, Map<Long, Integer>> spread(Fulfillment whole, Sourcing.Plan plan) {
        var left = new LinkedHashMap<String, SortedMap<String, Integer>>();
        plan.portions().forEach(p -> left.put(p.warehouse(), new TreeMap<>(p.units())));
        left.put("", new TreeMap<>(plan.missing()));
        var result = new HashMap<String, Map<Long, Integer>>();
        left.keySet().forEach(w -> result.put(w, new HashMap<>()));
        var lines = whole.lines().stream().sorted(java.util.Comparator.comparing(Fulfillment.Line::gift)).toList();
        for (var line : lines) {
            int open = line.quantity();
            for (var portion : left.entrySet()) {
                int here = Math.min(open, portion.getValue().getOrDefault(line.sku(), 0));
                if (here == 0) continue;
                portion.getValue().merge(line.sku(), -here, Integer::sum);
                result.get(portion.getKey()).put(line.id(), here);
                open -= here;
            }
        }
        return result;
    }
}
