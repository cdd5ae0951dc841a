package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Instances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ApplyShortageDecision: does what the clerk decided about missing units. Whatever cannot be done (nothing is available, an unknown
 * warehouse) changes nothing; the stock check behind it then asks the clerk again, with the numbers of that moment.
 */
@Component("applyShortageDecisionDelegate")
class ApplyShortageDecisionDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;
    private final Stock stock;
    private final Instances instances;
    private final Ids ids;

    ApplyShortageDecisionDelegate(Fulfillments fulfillments, SalesOrders orders, OrderLog log, Stock stock, Instances instances, Ids ids) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.stock = stock;
        this.instances = instances;
        this.ids = ids;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var decision = FulfillOrder.DECISION.getOr(execution, "");
        if (decision.equals(FulfillOrder.CANCEL)) throw new BpmnError(FulfillOrder.ORDER_GIVEN_UP);
        FulfillOrder.DECISION.take(execution, "");
        var warehouse = FulfillOrder.WAREHOUSE.take(execution, "");
        FulfillOrder.DECISION_REASON.take(execution, "");
        switch (decision) {
            case "OTHER_WAREHOUSE" -> moveTo(id, warehouse);
            case "SHIP_AVAILABLE" -> split(id);
            case "CANCEL_MISSING" -> cancelMissing(id);
            default -> log.happened(id, "DECISION_IGNORED", new Text("未知的缺货处理：" + decision, "Unknown shortage decision: " + decision));
        }
    }

    /** An order that names a warehouse itself would go back to it as long as its fulfillment names none; "any" then becomes the one that has most. */
    private void moveTo(FulfillmentId id, String warehouse) {
        var whole = fulfillments.get(id);
        boolean wished = !fulfillments.orderOf(id).warehouse().isEmpty();
        fulfillments.save(whole.inWarehouse(warehouse.isEmpty() && wished ? most(whole, stock.available(whole.units().keySet())) : warehouse));
        log.happened(id, "WAREHOUSE_NAMED", warehouse.isEmpty() ? new Text("改为任意仓库", "Any warehouse may ship it")
            : new Text("改由 " + warehouse + " 发货", "To be shipped by " + warehouse));
    }

    /** The available part goes on here; the rest becomes a fulfillment of its own and waits for stock. Units and money are conserved. */
    private void split(FulfillmentId id) {
        var whole = fulfillments.get(id);
        var parts = parts(whole);
        if (parts.missing.isEmpty() || parts.available.isEmpty()) return;
        var now = Instant.now(fulfillments.clock());
        var rest = new Fulfillment(new FulfillmentId(ids.next()), whole.salesOrderId(), whole.shop(), Stage.REVIEW, whole.warehouse(), whole.region(),
            whole.handling(), whole.shipBy(), now, now, null, "", 0, parts.missing.stream()
                .map(l -> l.moved(ids.next(), l.quantity())).toList());
        fulfillments.save(whole.withLines(parts.all).inWarehouse(parts.warehouse));
        fulfillments.add(rest, fulfillments.orderOf(id));
        log.begins(rest.id());
        log.happened(id, "SPLIT", new Text("有货部分先发，其余拆到 " + rest.id(), "The available part ships now; the rest is " + rest.id()));
        log.happened(rest.id(), "SPLIT", new Text("从 " + id + " 拆出", "Split off " + id));
        instances.start(List.of(rest.id()));
    }

    private void cancelMissing(FulfillmentId id) {
        var whole = fulfillments.get(id);
        var parts = parts(whole);
        if (parts.missing.isEmpty() || parts.available.isEmpty()) return;
        long refund = 0;
        for (var line : parts.missing) {
            orders.cancelUnits(line.salesOrderId(), line.lineNo(), line.quantity());
            refund += line.quantity() * line.unitPriceMinor();
        }
        int units = parts.missing.stream().mapToInt(Fulfillment.Line::quantity).sum();
        fulfillments.save(whole.withLines(parts.all).inWarehouse(parts.warehouse));
        var amount = Money.text(refund);
        log.happened(id, "UNITS_CANCELLED", new Text("取消缺货 " + units + " 件，应退 " + amount, units + " missing units cancelled, " + amount + " to refund"));
    }

    private record Parts(String warehouse, List<Fulfillment.Line> all, List<Fulfillment.Line> available, List<Fulfillment.Line> missing) { }

    /** Divides the lines by what the best warehouse has: the named one, else the one with the most of these units, ties by code. */
    private Parts parts(Fulfillment whole) {
        var available = stock.available(whole.units().keySet());
        var named = whole.warehouse().isEmpty() ? fulfillments.orderOf(whole.id()).warehouse() : whole.warehouse();
        var best = named.isEmpty() ? most(whole, available) : named;
        var left = new java.util.HashMap<>(available.getOrDefault(best, Map.of()));
        var all = new ArrayList<Fulfillment.Line>();
        var missing = new ArrayList<Fulfillment.Line>();
        for (var line : whole.lines()) {
            int here = Math.min(line.quantity(), left.getOrDefault(line.sku(), 0));
            left.merge(line.sku(), -here, Integer::sum);
            all.add(line.withQuantity(here));
            if (here < line.quantity()) missing.add(line.withQuantity(line.quantity() - here));
        }
        return new Parts(best, all, all.stream().filter(l -> l.quantity() > 0).toList(), missing);
    }

    private static String most(Fulfillment whole, Map<String, Map<String, Integer>> available) {
        return available.keySet().stream()
            .max(Comparator.comparingInt((String w) -> covered(whole, available.get(w))).thenComparing(Comparator.reverseOrder())).orElse("");
    }

    private static int covered(Fulfillment whole, Map<String, Integer> available) {
        return whole.units().entrySet().stream().mapToInt(n -> Math.min(n.getValue(), available.getOrDefault(n.getKey(), 0))).sum();
    }
}
