package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.merge.Splits;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.SplitRule;
import dev.wharf.warehouse.Products;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_SplitOrder: takes out what must not share the parcel; each part begins its own review. Waits until no hold is open, so that none is
 * doubled; but for a date, which the split may resolve, and the stock, which is judged next.
 */
@Component("splitOrderDelegate")
class SplitOrderDelegate implements JavaDelegate {
    private static final String DATE = "DATE";
    private static final Set<String> JUDGED_WITHOUT = Set.of(DATE, "STOCK", "SPLIT");

    private final Reviewing reviewing;
    private final Fulfillments fulfillments;
    private final OrderFacts orders;
    private final OrderLog log;
    private final ProductFacts products;
    private final Splits splits;
    private final CheckDatesDelegate dates;
    private final SplitRule rule;

    SplitOrderDelegate(Reviewing reviewing, Fulfillments fulfillments, OrderFacts orders, OrderLog log, ProductFacts products, Splits splits, CheckDatesDelegate dates,
                       RuleCatalog rules) {
        this.reviewing = reviewing;
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.products = products;
        this.splits = splits;
        this.dates = dates;
        this.rule = rules.get(SplitRule.class);
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        // An order comes back here when its stock was lost on the way.
        if (fulfillments.get(id).stage() != Stage.REVIEW) fulfillments.moveTo(id, Stage.REVIEW);
        if (log.openHolds(id).stream().anyMatch(hold -> !JUDGED_WITHOUT.contains(hold.code()))) return;
        var results = reviewing.judge(id, rule, () -> inputs(fulfillments.get(id)), "").results();
        results.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(part -> {
            var whole = fulfillments.get(id);
            splits.off(id, units(whole, part.getValue()), whole.warehouse(), new Text("不能同包裹发货", "Not in one parcel with the rest"));
        });
        if (!results.isEmpty() && log.openHolds(id).stream().anyMatch(hold -> hold.code().equals(DATE))) judgeDate(execution, id);
    }

    /** What stays may have to wait no longer, or less long. */
    private void judgeDate(DelegateExecution execution, FulfillmentId id) {
        var judged = dates.judge(id, "");
        judged.evidence().forEach(execution::setVariable);
        dates.judged(execution, id, judged);
    }

    /** @param text of the rule: units of lines, of a kit's first line for whole kits */
    private static Map<Long, Integer> units(Fulfillment whole, String text) {
        var units = new HashMap<Long, Integer>();
        for (var one : text.split(" ")) units.merge(Long.valueOf(one.substring(0, one.indexOf(':'))), Integer.valueOf(one.substring(one.indexOf(':') + 1)), Integer::sum);
        var onLines = new HashMap<>(units);
        for (var line : whole.lines()) {
            if (line.ofKit() && units.containsKey(line.id())) onLines.putAll(whole.unitsOf(line.sold(), units.get(line.id())));
        }
        return onLines;
    }

    private static SplitRule.Line line(Fulfillment.Line l, Map<String, Products.Product> facts, Map<Long, SalesOrder> sold) {
        var product = facts.get(l.sku());
        return new SplitRule.Line(l.id(), l.sku(), l.quantity(), l.unitPriceMinor(), l.gift(), product == null ? Products.Product.HANDLINGS.get(0) : product.handling(),
            product == null ? 0 : product.weightG(), notBefore(l, sold));
    }

    /** A kit leaves as one: it is as heavy as its parts together and handled like the most delicate of them. */
    private static SplitRule.Line kit(List<Fulfillment.Line> group, int kits, Map<String, Products.Product> facts, Map<Long, SalesOrder> sold) {
        long weight = 0;
        long price = 0;
        int handling = 0;
        for (var l : group) {
            var product = facts.get(l.sku());
            price += l.quantity() * l.unitPriceMinor();
            if (product == null) continue;
            weight += (long) l.quantity() * product.weightG();
            handling = Math.max(handling, Products.Product.HANDLINGS.indexOf(product.handling()));
        }
        var first = group.get(0);
        return new SplitRule.Line(first.id(), first.kitSku(), kits, price / kits, first.gift(), Products.Product.HANDLINGS.get(handling), Math.toIntExact(weight / kits), notBefore(first, sold));
    }

    private static Instant notBefore(Fulfillment.Line line, Map<Long, SalesOrder> sold) {
        return sold.get(line.salesOrderId()).lines().stream().filter(s -> s.lineNo().equals(line.lineNo())).findFirst().map(SalesOrder.Line::notBefore).orElse(null);
    }

    private SplitRule.Inputs inputs(Fulfillment fulfillment) {
        var sold = orders.of(fulfillment).stream().collect(Collectors.toMap(SalesOrder::id, o -> o));
        var facts = products.of(fulfillment);
        var units = fulfillment.sold();
        var lines = fulfillment.groups().stream().flatMap(group -> group.get(0).ofKit() ? Stream.of(kit(group, units.get(group.get(0).sold()), facts, sold)) : group.stream().map(l -> line(l, facts, sold))).toList();
        return new SplitRule.Inputs(lines, fulfillment.handling().tags().contains(Splits.SEALED), Instant.now(fulfillments.clock()));
    }
}
