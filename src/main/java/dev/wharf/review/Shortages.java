package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.RejectedBy;
import dev.wharf.order.SalesOrders;
import dev.wharf.refund.RefundReason;
import dev.wharf.refund.Refunds;
import dev.wharf.review.merge.Splits;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.Sourced;
import dev.wharf.review.rule.StockRule;
import dev.wharf.warehouse.Warehouses;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Does what a person or the shop's policy decided about missing units. What cannot be done changes nothing. Call inside a lane. */
@Component
class Shortages {
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;
    private final Reviewing reviewing;
    private final StockFacts facts;
    private final Stock stock;
    private final StockRule rule;
    private final Warehouses warehouses;
    private final Splits splits;
    private final AddGiftsDelegate gifts;
    private final Refunds refunds;

    Shortages(Fulfillments fulfillments, SalesOrders orders, OrderLog log, Reviewing reviewing, StockFacts facts, Stock stock, RuleCatalog rules, Warehouses warehouses, Splits splits,
              AddGiftsDelegate gifts, Refunds refunds) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.reviewing = reviewing;
        this.facts = facts;
        this.stock = stock;
        this.rule = rules.get(StockRule.class);
        this.warehouses = warehouses;
        this.splits = splits;
        this.gifts = gifts;
        this.refunds = refunds;
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

    /**
     * An order that names a warehouse itself would go back to it as long as its fulfillment names none; "any" then becomes the one that has most. A
     * warehouse that rejected it gets it again if a person names it.
     */
    void moveTo(FulfillmentId id, String warehouse) {
        if (!warehouse.isEmpty() && !open().contains(warehouse)) {
            log.happened(id, "DECISION_IGNORED", new Text("没有启用的仓库 " + warehouse + "，未改仓", "No warehouse " + warehouse + " is open; nothing was changed"));
            return;
        }
        var whole = fulfillments.get(id);
        boolean wished = !fulfillments.orderOf(id).warehouse().isEmpty();
        var code = warehouse.isEmpty() && wished ? StockRule.anywhere(facts.of(whole, params(id)), params(id)).first() : warehouse;
        fulfillments.save(whole.inWarehouse(code).handled(warehouse.isEmpty() ? whole.handling() : RejectedBy.lift(whole.handling(), warehouse)));
        log.happened(id, "WAREHOUSE_NAMED", warehouse.isEmpty() ? new Text("改为任意仓库", "Any warehouse may ship it")
            : new Text("改由 " + warehouse + " 发货", "To be shipped by " + warehouse));
    }

    /** What the best warehouse has goes on here; what others have becomes a fulfillment each, and what nobody has waits as one. */
    void shipAvailable(FulfillmentId id) {
        var whole = fulfillments.get(id);
        var plan = plan(whole);
        if (plan.whole() || plan.portions().isEmpty()) return;
        var units = WholeGoods.spread(whole, plan);
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
        var plan = plan(whole);
        if (plan.missing().isEmpty() || plan.portions().isEmpty()) return;
        var missing = WholeGoods.spread(whole, plan).get("");
        missing.forEach((line, out) -> stock.release(id, line, out, "Units cancelled"));
        var left = whole.lines().stream().map(line -> line.withQuantity(line.quantity() - missing.getOrDefault(line.id(), 0))).toList();
        var gone = whole.withLines(whole.lines().stream().map(line -> line.withQuantity(missing.getOrDefault(line.id(), 0))).toList());
        int units = gone.sold().values().stream().mapToInt(Integer::intValue).sum();
        gone.sold().forEach((sold, out) -> orders.cancelUnits(sold.salesOrderId(), sold.lineNo(), out));
        var only = plan.portions().size() == 1 ? plan.portions().get(0).warehouse() : whole.warehouse();
        fulfillments.save(whole.withLines(left).inWarehouse(only));
        fulfillments.forgetOrder(id);
        long refund = refunds.due(id, gone.sold(), RefundReason.UNITS_MISSING);
        var amount = Money.text(refund);
        log.happened(id, "UNITS_CANCELLED", refund == 0
            ? new Text("取消缺货 " + units + " 件，买家未付这部分货款", units + " missing units cancelled; the buyer has not paid for them")
            : new Text("取消缺货 " + units + " 件，应退 " + amount, units + " missing units cancelled, " + amount + " to refund"));
        gifts.trim(id);
    }

    private Collection<String> open() {
        return warehouses.active().stream().map(Warehouses.Warehouse::code).toList();
    }

    private Sourced plan(Fulfillment whole) {
        return StockRule.choose(facts.of(whole, params(whole.id())), params(whole.id()));
    }

    private Params params(FulfillmentId id) {
        return reviewing.setting(id, rule).params();
    }
}
