package dev.wharf.review;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toSet;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.GiftRule;
import dev.wharf.review.rule.RuleCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** Task_AddGifts: writes giftOutcome; puts on the fulfillment what its orders have earned and takes off what they have not. */
@Component("addGiftsDelegate")
class AddGiftsDelegate extends RuleDelegate<GiftRule.Inputs> {
    private final OrderFacts orders;
    private final ProductFacts products;
    private final Gifts gifts;
    private final OrderLog log;

    AddGiftsDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, OrderFacts orders, ProductFacts products, Gifts gifts, OrderLog log) {
        super(reviewing, fulfillments, rules.get(GiftRule.class), FulfillOrder.GIFT_OUTCOME);
        this.orders = orders;
        this.products = products;
        this.gifts = gifts;
        this.log = log;
    }

    /** Goods were cancelled since: gifts that are no longer earned go too. */
    void trim(FulfillmentId id) {
        var fulfillment = fulfillments().get(id);
        if (fulfillment.lines().stream().noneMatch(l -> l.gift() && l.quantity() > 0)) return;
        orders.forget(fulfillment);
        judge(id, "");
    }

    @Override
    GiftRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        var named = setting(fulfillment.id()).params().table(GiftRule.TIERS).stream().map(row -> row.get("sku")).distinct().sorted().toList();
        if (named.isEmpty() && fulfillment.lines().stream().noneMatch(Fulfillment.Line::gift)) return new GiftRule.Inputs(List.of(), List.of());
        var known = products.named(named);
        return new GiftRule.Inputs(orders.of(fulfillment).stream().map(o -> state(fulfillment, o)).toList(), named.stream().filter(sku -> !known.containsKey(sku)).toList());
    }

    private GiftRule.Order state(Fulfillment fulfillment, SalesOrder order) {
        var bought = order.lines().stream().filter(l -> !l.gift()).toList();
        int goods = bought.stream().mapToInt(l -> l.quantity() - l.cancelled()).sum();
        long left = bought.stream().mapToLong(l -> (l.quantity() - l.cancelled()) * l.unitPriceMinor()).sum();
        long all = order.goodsMinor();
        // Of the discount, the share of what is left, rounded in favour of the buyer.
        long paid = left - (all == 0 ? 0 : order.terms().discountMinor() * left / all);
        var mine = new TreeMap<>(fulfillment.lines().stream().filter(l -> l.gift() && l.salesOrderId() == order.id() && l.quantity() > 0)
            .collect(groupingBy(Fulfillment.Line::sku, summingInt(Fulfillment.Line::quantity))));
        return new GiftRule.Order(order.id(), order.channelOrderNo(), paid, goods, order.placedAt(), isFirst(fulfillment, order.id(), goods),
            gifts(order, SalesOrder.Line::quantity), gifts(order, l -> l.quantity() - l.cancelled()), mine);
    }

    private static SortedMap<String, Integer> gifts(SalesOrder order, ToIntFunction<SalesOrder.Line> units) {
        return new TreeMap<>(order.lines().stream().filter(l -> l.gift() && units.applyAsInt(l) > 0).collect(groupingBy(SalesOrder.Line::sku, summingInt(units))));
    }

    /** New gifts of an order that was divided go with the first part that is still in review. Asked of the database for divided orders only. */
    private boolean isFirst(Fulfillment fulfillment, long order, int goods) {
        int here = units(fulfillment, order);
        if (here == goods) return true;
        return here > 0 && fulfillments().ofSalesOrder(order).stream().filter(id -> id.compareTo(fulfillment.id()) < 0).map(fulfillments()::get)
            .noneMatch(earlier -> earlier.stage() == Stage.REVIEW && units(earlier, order) > 0);
    }

    private static int units(Fulfillment fulfillment, long order) {
        var gifts = fulfillment.lines().stream().filter(Fulfillment.Line::gift).map(Fulfillment.Line::sold).collect(toSet());
        return fulfillment.sold().entrySet().stream().filter(e -> e.getKey().salesOrderId() == order && !gifts.contains(e.getKey())).mapToInt(Map.Entry::getValue).sum();
    }

    @Override
    void apply(FulfillmentId id, Judged judged) {
        if (judged.results().isEmpty()) return;
        var byOrder = new HashMap<Long, Map<String, Integer>>();
        judged.results().forEach((key, units) -> {
            int slash = key.indexOf('/');
            byOrder.computeIfAbsent(Long.valueOf(key.substring(0, slash)), o -> new TreeMap<>()).put(key.substring(slash + 1), Integer.valueOf(units));
        });
        orders.of(fulfillments().get(id)).stream().filter(o -> byOrder.containsKey(o.id())).forEach(o -> gifts.change(id, o, byOrder.get(o.id())));
        var changes = byOrder.values().stream().flatMap(m -> m.entrySet().stream()).map(e -> e.getKey() + " × " + (e.getValue() > 0 ? "+" : "") + e.getValue()).sorted();
        var list = String.join(", ", changes.toList());
        log.happened(id, "GIFTS_CHANGED", new Text("赠品变化：" + list, "Gifts changed: " + list));
    }

    /** Gifts that are not in stock stay behind, unless the shop wants the order to wait for them. @param missing by SKU */
    Fulfillment leaveBehind(Fulfillment fulfillment, SortedMap<String, Integer> missing) {
        var id = fulfillment.id();
        if (missing.isEmpty() || waitsForGifts(id)) return fulfillment;
        var left = new TreeMap<>(missing);
        for (var order : orders.of(fulfillment)) {
            var out = new TreeMap<String, Integer>();
            for (var line : fulfillment.lines()) {
                if (!line.gift() || line.salesOrderId() != order.id()) continue;
                int units = Math.min(line.quantity(), left.getOrDefault(line.sku(), 0));
                if (units > 0) out.merge(line.sku(), -units, Integer::sum);
                left.merge(line.sku(), -units, Integer::sum);
            }
            if (!out.isEmpty()) gifts.change(id, order, out);
        }
        var list = String.join(", ", missing.entrySet().stream().map(e -> e.getKey() + " × " + e.getValue()).toList());
        log.happened(id, "GIFTS_LEFT_BEHIND", new Text("赠品缺货，不随单发出：" + list, "Not in stock, so these gifts stay behind: " + list));
        return fulfillments().get(id);
    }

    /** A setting that cannot be read takes no gift away. */
    private boolean waitsForGifts(FulfillmentId id) {
        var params = setting(id).params();
        return !params.usable() || params.flag(GiftRule.BLOCKS);
    }
}
