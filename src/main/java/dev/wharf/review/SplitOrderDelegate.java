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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
            splits.off(id, units(part.getValue()), whole.warehouse(), new Text("不能同包裹发货", "Not in one parcel with the rest"));
        });
        if (!results.isEmpty() && log.openHolds(id).stream().anyMatch(hold -> hold.code().equals(DATE))) judgeDate(execution, id);
    }

    /** What stays may have to wait no longer, or less long. */
    private void judgeDate(DelegateExecution execution, FulfillmentId id) {
        var judged = dates.judge(id, "");
        judged.evidence().forEach(execution::setVariable);
        dates.judged(execution, id, judged);
    }

    private static Map<Long, Integer> units(String text) {
        var units = new HashMap<Long, Integer>();
        for (var one : text.split(" ")) units.merge(Long.valueOf(one.substring(0, one.indexOf(':'))), Integer.valueOf(one.substring(one.indexOf(':') + 1)), Integer::sum);
        return units;
    }

    private SplitRule.Inputs inputs(Fulfillment fulfillment) {
        var sold = orders.of(fulfillment).stream().collect(Collectors.toMap(SalesOrder::id, o -> o));
        var facts = products.of(fulfillment);
        var lines = fulfillment.lines().stream().filter(l -> l.quantity() > 0).map(l -> {
            var product = facts.get(l.sku());
            var line = sold.get(l.salesOrderId()).lines().stream().filter(s -> s.lineNo().equals(l.lineNo())).findFirst();
            return new SplitRule.Line(l.id(), l.sku(), l.quantity(), l.unitPriceMinor(), l.gift(), product == null ? Products.Product.HANDLINGS.get(0) : product.handling(),
                product == null ? 0 : product.weightG(), line.map(SalesOrder.Line::notBefore).orElse(null));
        }).toList();
        return new SplitRule.Inputs(lines, fulfillment.handling().tags().contains(Splits.SEALED), Instant.now(fulfillments.clock()));
    }
}
