package dev.wharf.review.rule;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.rule.Param.Column;
import dev.wharf.review.rule.Param.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says which gifts each order has earned, and what to add or take away so that it has them. A gift that was taken away or was not in stock is not
 * given again. Results: {@code order id/SKU} with the units to add (above zero) or to take away (docs/rules/gifts.md).
 */
public final class GiftRule implements Rule<GiftRule.Inputs> {
    public static final String TIERS = "tiers";
    public static final String BLOCKS = "blocks";
    static final List<Column> COLUMNS = List.of(
        new Column("minMinor", Kind.MONEY, new Text("实付满（分）", "Paid goods from (minor units)"), true, List.of()),
        new Column("sku", Kind.WORDS, new Text("赠品 SKU", "Gift SKU"), true, List.of()),
        new Column("quantity", Kind.WHOLE, new Text("件数", "Units"), true, List.of()),
        new Column("group", Kind.WORDS, new Text("分组", "Group"), false, List.of()),
        new Column("from", Kind.WORDS, new Text("首日 2026-11-01", "First day 2026-11-01"), false, List.of()),
        new Column("until", Kind.WORDS, new Text("末日 2026-11-30", "Last day 2026-11-30"), false, List.of()));

    private static final RuleSpec SPEC = new RuleSpec("GIFT", "1", new Text("赠品", "Gifts"),
        new Text("按实付金额分档配赠品；每组取达到的最高档。", "Gives gifts by what was paid for the goods; of each group the highest tier reached counts."),
        true, Set.of(), List.of(
            Param.table(TIERS, "档位", "Tiers", COLUMNS, List.of()),
            Param.flag(BLOCKS, "缺赠品时整单等待", "A gift that is not in stock holds the paid goods", false)));

    /**
     * @param paidMinor for the goods that are not cancelled, after the discount
     * @param goods     units of paid goods that are not cancelled
     * @param here      whether gifts that are to be added go with this fulfillment
     * @param given     units ever added, by SKU
     * @param present   those that were not cancelled since
     * @param mine      those on this fulfillment
     */
    public record Order(long id, String orderNo, long paidMinor, int goods, Instant placedAt, boolean here, SortedMap<String, Integer> given,
                        SortedMap<String, Integer> present, SortedMap<String, Integer> mine) { }

    /** @param unknown SKUs of tiers that are no products */
    public record Inputs(List<Order> orders, List<String> unknown) { }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Inputs> inputs() {
        return Inputs.class;
    }

    @Override
    public boolean personal() {
        return false;
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        var tiers = GiftTier.of(params.table(TIERS));
        if (!tiers.isEmpty() && !in.unknown.isEmpty()) {
            var skus = String.join(", ", in.unknown);
            throw new RuleUnavailable(new Text("赠品规则中的 SKU 不在商品表：" + skus + "。请在规则设置中改正，或添加商品，再重新审核。",
                "The gift rule names SKUs that are no products: " + skus + ". Correct the rule settings or add the products, then review again."));
        }
        if (tiers.isEmpty() && in.orders.isEmpty()) return Verdict.passed("没有设置赠品", "No gifts are set up");
        var changes = new TreeMap<String, String>();
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (var order : in.orders) {
            var earned = order.goods == 0 ? new TreeMap<String, Integer>() : GiftTier.earned(tiers, order.paidMinor, order.placedAt);
            var diff = diff(order, earned);
            diff.forEach((sku, units) -> changes.put(order.id + "/" + sku, String.valueOf(units)));
            zh.add("订单 " + order.orderNo + " 实付 " + Money.text(order.paidMinor) + "，应赠 " + list(earned, "无", "") + "，" + (diff.isEmpty() ? "无变化" : "变化 " + list(diff, "", "+")));
            en.add("order " + order.orderNo + " paid " + Money.text(order.paidMinor) + " for goods, earns " + list(earned, "nothing", "") + (diff.isEmpty() ? ", no change" : ", change " + list(diff, "", "+")));
        }
        return new Verdict(changes.isEmpty() ? Level.OK : Level.FIXED, changes.isEmpty() ? Verdict.PASSED : "GIFTS_CHANGED", new Text(String.join("；", zh) + "。", String.join("; ", en) + "."), changes);
    }

    private static SortedMap<String, Integer> diff(Order order, SortedMap<String, Integer> earned) {
        var diff = new TreeMap<String, Integer>();
        var skus = new TreeSet<>(earned.keySet());
        skus.addAll(order.present.keySet());
        for (var sku : skus) {
            int due = earned.getOrDefault(sku, 0);
            int more = due - order.given.getOrDefault(sku, 0);
            int less = Math.min(order.present.getOrDefault(sku, 0) - due, order.mine.getOrDefault(sku, 0));
            if (more > 0 && order.here) diff.put(sku, more);
            else if (less > 0) diff.put(sku, -less);
        }
        return diff;
    }

    private static String list(SortedMap<String, Integer> units, String none, String plus) {
        if (units.isEmpty()) return none;
        return units.entrySet().stream().map(e -> e.getKey() + " × " + (e.getValue() > 0 ? plus : "") + e.getValue()).collect(joining(", "));
    }

    @Override
    public String subject(Inputs in) {
        return in.toString();
    }
}
