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
 * Holds what finance has to approve: a margin too low, a discount too high, an order entered by hand. It passes once as many different persons
 * have approved exactly this (docs/rules/price.md).
 */
public final class FinanceRule implements Rule<FinanceRule.Inputs> {
    private static final String MANUAL = "MANUAL";
    private static final long OFF = -100;
    private static final RuleSpec SPEC = new RuleSpec("FINANCE", "1", new Text("财审", "Finance review"),
        new Text("毛利过低、折扣过高或手工订单须由财务多人批准。", "A margin too low, a discount too high or an order entered by hand needs approvals of finance."),
        true, Set.of("finance"), List.of(
            Param.number("minMarginPercent", Kind.PERCENT, "最低毛利率百分之（-100 为不检查）", "Margin at least percent (-100: not checked)", OFF, OFF, 100),
            Param.number("maxDiscountPercent", Kind.PERCENT, "折扣最高百分之（100 为不检查）", "Discount at most percent (100: not checked)", 100, 0, 100),
            Param.flag("manualOrders", "手工订单须批准", "Orders entered by hand need approval", false),
            Param.number("approvers", Kind.WHOLE, "须几人批准", "How many persons have to approve", 2, 1, 5)));

    /** @param goodsMinor of the whole order as it came, before the discount */
    public record Order(long id, String orderNo, String source, long goodsMinor, long discountMinor) { }

    /** @param costMinor of one unit; 0 if unknown */
    public record Line(long salesOrderId, String lineNo, String sku, int quantity, long unitPriceMinor, long costMinor) { }

    /**
     * @param lines      with units on this fulfillment, gifts too: they cost and bring nothing
     * @param approvedBy who approved exactly these orders and lines
     */
    public record Inputs(List<Order> orders, List<Line> lines, List<String> approvedBy) {
        public Inputs approvedBy(List<String> persons) {
            return new Inputs(orders, lines, persons);
        }
    }

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
        var found = new ArrayList<Finding>();
        margin(in, params.number("minMarginPercent"), found);
        for (var order : in.orders) {
            long most = params.number("maxDiscountPercent");
            if (order.discountMinor * 100 > order.goodsMinor * most) found.add(discount(order, most));
            if (params.flag("manualOrders") && order.source.equals(MANUAL)) found.add(new Finding("FINANCE_MANUAL", "订单 " + order.orderNo + " 为手工录入", "order " + order.orderNo + " was entered by hand"));
        }
        return found.isEmpty() ? Verdict.passed("无须财务批准", "Nothing for finance to approve") : approved(found, in.approvedBy, params.number("approvers"));
    }

    private record Finding(String code, String zh, String en) { }

    private static void margin(Inputs in, long least, List<Finding> found) {
        if (least == OFF || in.lines.isEmpty() || in.lines.stream().anyMatch(line -> line.costMinor == 0)) return;
        long revenue = in.lines.stream().mapToLong(l -> l.quantity * l.unitPriceMinor).sum() - in.orders.stream().mapToLong(o -> discountHere(o, in.lines)).sum();
        long cost = in.lines.stream().mapToLong(l -> l.quantity * l.costMinor).sum();
        long profit = revenue - cost;
        if (profit * 100 >= revenue * least) return;
        var percent = revenue <= 0 ? "—" : profit * 100 / revenue + "%";
        found.add(new Finding("FINANCE_LOW_MARGIN", "毛利率 " + percent + " 低于 " + least + "%（收入 " + Money.text(revenue) + "，成本 " + Money.text(cost) + "）",
            "margin " + percent + " is below " + least + " % (revenue " + Money.text(revenue) + ", cost " + Money.text(cost) + ")"));
    }

    /** The share of the order's discount that falls on the goods here, in favour of the buyer to the minor unit. */
    private static long discountHere(Order order, List<Line> lines) {
        long here = lines.stream().filter(l -> l.salesOrderId == order.id).mapToLong(l -> l.quantity * l.unitPriceMinor).sum();
        return order.goodsMinor == 0 ? 0 : (order.discountMinor * here + order.goodsMinor - 1) / order.goodsMinor;
    }

    private static Finding discount(Order order, long most) {
        var numbers = Money.text(order.discountMinor) + " / " + Money.text(order.goodsMinor);
        return new Finding("FINANCE_DISCOUNT", "订单 " + order.orderNo + " 折扣 " + numbers + " 高于 " + most + "%", "discount " + numbers + " of order " + order.orderNo + " is above " + most + " %");
    }

    private static Verdict approved(List<Finding> found, List<String> by, long needed) {
        var outcome = found.stream().map(Finding::code).distinct().sorted().collect(joining("+"));
        var zh = found.stream().map(Finding::zh).collect(joining("；"));
        var en = found.stream().map(Finding::en).collect(joining("; "));
        if (by.size() >= needed) {
            return new Verdict(Level.ACCEPTED, outcome, new Text("财务 " + String.join("、", by) + " 已批准：" + zh + "。", "Approved by " + String.join(", ", by) + " of finance: " + en + "."), Map.of());
        }
        long missing = needed - by.size();
        var have = by.isEmpty() ? new Text("", "") : new Text("，" + String.join("、", by) + " 已批准", ", approved by " + String.join(", ", by));
        return new Verdict(Level.BLOCK, outcome, new Text(zh + "。须 " + needed + " 人批准" + have.zh() + "，还差另外 " + missing + " 人。",
            en + ". " + needed + " persons have to approve" + have.en() + "; " + missing + " more, each another person, is missing."), Map.of());
    }

    @Override
    public String subject(Inputs in) {
        return in.orders + "\n" + in.lines.stream().map(Line::toString).sorted().collect(joining("\n"));
    }
}
