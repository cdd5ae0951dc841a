package dev.wharf.review.rule;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.rule.Param.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds prices that look like a slip: far from the list price, zero, or discounted almost away. Goods whose list price is 0 or unknown are not
 * compared. Where the numbers come from: docs/rules/price.md.
 */
public final class PriceRule implements Rule<PriceRule.Inputs> {
    private static final int NAMED_AT_MOST = 5;
    private static final RuleSpec SPEC = new RuleSpec("PRICE", "1", new Text("价格", "Price"),
        new Text("拦下疑似标错的价格：远离标价、为零，或折扣过大。", "Holds prices that look like a slip: far from the list price, zero, or discounted almost away."),
        true, Set.of("reviewer", "finance", "processadmin"), List.of(
            Param.number("minPercent", Kind.PERCENT, "最低为标价的百分之", "At least this percent of the list price", 10, 0, 100),
            Param.number("maxPercent", Kind.PERCENT, "最高为标价的百分之", "At most this percent of the list price", 1000, 100, 100_000),
            Param.choice("zeroPrice", "零价商品（赠品及零元订单除外）", "Lines at price 0, but for gifts and orders at 0", "HOLD", List.of("ALLOW", "HOLD")),
            Param.number("maxDiscountPercent", Kind.PERCENT, "整单折扣最高百分之", "Discount of the order at most percent", 90, 0, 100)));

    /** @param listMinor 0 if unknown */
    public record Line(long salesOrderId, String lineNo, String sku, int quantity, long unitPriceMinor, long listMinor) { }

    /** @param goodsMinor of the whole order as it came, before the discount */
    public record Order(long id, String orderNo, long goodsMinor, long discountMinor, long totalMinor) { }

    /** @param lines with units on this fulfillment, gifts left out */
    public record Inputs(List<Order> orders, List<Line> lines) { }

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
        long min = params.number("minPercent");
        long max = params.number("maxPercent");
        var found = new ArrayList<Finding>();
        for (var line : in.lines) {
            if (line.unitPriceMinor == 0) {
                if (params.choice("zeroPrice").equals("HOLD") && !isFree(in, line)) found.add(zero(line));
            } else if (line.listMinor > 0) {
                if (line.unitPriceMinor * 100 < line.listMinor * min) found.add(far(line, "PRICE_LOW", "低于 " + min + "%", "below " + min + " %"));
                if (line.unitPriceMinor * 100 > line.listMinor * max) found.add(far(line, "PRICE_HIGH", "高于 " + max + "%", "above " + max + " %"));
            }
        }
        for (var order : in.orders) {
            long most = params.number("maxDiscountPercent");
            if (order.goodsMinor > 0 && order.discountMinor * 100 > order.goodsMinor * most) found.add(discount(order, most));
        }
        return found.isEmpty() ? Verdict.passed("价格在范围内", "All prices are in range") : held(found);
    }

    private record Finding(String code, String zh, String en) { }

    /** A replacement or a sample: nothing of the whole order costs anything. */
    private static boolean isFree(Inputs in, Line line) {
        return in.orders.stream().anyMatch(order -> order.id == line.salesOrderId && order.goodsMinor == 0);
    }

    private static Finding zero(Line line) {
        return new Finding("PRICE_ZERO", line.sku + "（行 " + line.lineNo + "）价格为 0", line.sku + " (line " + line.lineNo + ") costs 0");
    }

    private static Finding far(Line line, String code, String zh, String en) {
        var percent = line.unitPriceMinor * 100 / line.listMinor;
        var numbers = Money.text(line.unitPriceMinor) + " / " + Money.text(line.listMinor) + " = " + percent + "%";
        return new Finding(code, line.sku + "（行 " + line.lineNo + "）" + numbers + "，" + zh, line.sku + " (line " + line.lineNo + ") " + numbers + ", " + en);
    }

    private static Finding discount(Order order, long most) {
        var numbers = Money.text(order.discountMinor) + " / " + Money.text(order.goodsMinor) + " = " + order.discountMinor * 100 / order.goodsMinor + "%";
        return new Finding("DISCOUNT_HIGH", "订单 " + order.orderNo + " 折扣 " + numbers + "，高于 " + most + "%", "discount of order " + order.orderNo + " " + numbers + ", above " + most + " %");
    }

    private static Verdict held(List<Finding> found) {
        int rest = found.size() - NAMED_AT_MOST;
        var shown = found.stream().limit(NAMED_AT_MOST).toList();
        var zh = "价格异常（成交价 / 标价）：" + shown.stream().map(Finding::zh).collect(joining("；")) + (rest > 0 ? "；另有 " + rest + " 处" : "") + "。请与店铺核对后放行或取消。";
        var en = "Prices out of range (price / list price): " + shown.stream().map(Finding::en).collect(joining("; ")) + (rest > 0 ? "; and " + rest + " more" : "")
            + ". Ask the shop, then accept them or cancel.";
        return new Verdict(Level.BLOCK, found.stream().map(Finding::code).distinct().sorted().collect(joining("+")), new Text(zh, en), Map.of());
    }

    @Override
    public String subject(Inputs in) {
        return in.orders + "\n" + in.lines.stream().map(l -> l.salesOrderId + "/" + l.lineNo + " " + l.sku + " " + l.unitPriceMinor + " " + l.listMinor).sorted().collect(joining("\n"));
    }
}
