package dev.wharf.review.rule;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.PaymentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds an order in which several unusual things come together. Each thing has points; the sum decides, and the reason names every one of them.
 * Where each number comes from: docs/rules/risk.md.
 */
public final class RiskRule implements Rule<RiskRule.Inputs> {
    private static final String THRESHOLD = "threshold";
    private static final String VALUE = "highValue";
    private static final String VALUE_POINTS = "highValuePoints";
    private static final String UNITS = "manyUnits";
    private static final String UNITS_POINTS = "manyUnitsPoints";
    private static final String COD = "codValue";
    private static final String COD_POINTS = "codValuePoints";
    private static final String CANCELLED = "cancelledPercent";
    private static final String CANCELLED_POINTS = "cancelledPercentPoints";
    private static final String FIRST_POINTS = "firstOrderPoints";
    private static final String RECEIVER = "receiverBuyers";
    private static final String RECEIVER_POINTS = "receiverBuyersPoints";
    /** Fewer earlier orders say nothing about a buyer's habits. */
    private static final int HABIT = 3;
    private static final int POINTS_AT_MOST = 1000;

    private static final RuleSpec SPEC = new RuleSpec("RISK", "1", new Text("风险评分", "Risk score"),
        new Text("多个异常同时出现的订单先由人看过再发。", "Lets a person look at an order in which several unusual things come together."),
        true, Set.of("reviewer", "finance"), List.of(
            points(THRESHOLD, "达到多少分拦下", "Held from so many points on", 100, 1),
            Param.number(VALUE, Param.Kind.MONEY, "高金额：订单不低于", "High value: an order of at least", 5_000_00, 0, 1_000_000_00),
            points(VALUE_POINTS, "高金额得分", "Points for a high value", 40, 0),
            Param.number(UNITS, Param.Kind.WHOLE, "大数量：单个 SKU 不少于（件）", "Many units: of one SKU at least", 50, 1, 100_000),
            points(UNITS_POINTS, "大数量得分", "Points for many units", 30, 0),
            Param.number(COD, Param.Kind.MONEY, "货到付款高金额：不低于", "Cash on delivery of at least", 2_000_00, 0, 1_000_000_00),
            points(COD_POINTS, "货到付款高金额得分", "Points for much cash on delivery", 40, 0),
            Param.number(CANCELLED, Param.Kind.PERCENT, "常取消：90 天内至少 3 单，其中取消不低于", "Often cancelled: of at least 3 orders in 90 days, from this share on", 50, 1, 100),
            points(CANCELLED_POINTS, "常取消得分", "Points for cancelling often", 30, 0),
            points(FIRST_POINTS, "首单即高金额得分", "Points for a high value in the first order", 20, 0),
            Param.number(RECEIVER, Param.Kind.WHOLE, "一址多人：24 小时内同一收件人的买家不少于", "Shared receiver: buyers within 24 hours at least", 5, 2, 10_000),
            points(RECEIVER_POINTS, "一址多人得分", "Points for a shared receiver", 30, 0)));

    /** As {@link dev.wharf.order.OrderNeighbours.History}. */
    public record History(int orders, int cancelled, int receivers) { }

    /**
     * @param mostUnits units of the SKU that it has most of
     * @param buyerKnown false if the channel does not name the buyer
     * @param history   null if it could not change the verdict and so was not looked up
     */
    public record Inputs(long order, long valueMinor, PaymentStatus payment, int mostUnits, boolean buyerKnown, History history) { }

    private record Feature(Text what, long points) { }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Inputs> inputs() {
        return Inputs.class;
    }

    /** False for nearly every order: what the order itself says stays so low that no history could lift it to the threshold. */
    public boolean needsHistory(Inputs in, Params params) {
        return sum(ofOrder(in, params)) + params.number(CANCELLED_POINTS) + params.number(FIRST_POINTS) + params.number(RECEIVER_POINTS) >= params.number(THRESHOLD);
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        var features = new ArrayList<>(ofOrder(in, params));
        if (in.history != null) features.addAll(ofHistory(in, in.history, params));
        long score = sum(features);
        long threshold = params.number(THRESHOLD);
        var zh = features.isEmpty() ? "没有异常" : features.stream().map(f -> f.what.zh() + " +" + f.points).collect(joining("；"));
        var en = features.isEmpty() ? "nothing unusual" : features.stream().map(f -> f.what.en() + " +" + f.points).collect(joining("; "));
        if (score < threshold) return Verdict.passed("风险 " + score + " 分，低于 " + threshold + "：" + zh, "Risk " + score + " of " + threshold + ": " + en);
        return Verdict.blocked("RISK_HIGH", "风险 " + score + " 分，达到 " + threshold + "：" + zh + "。请核实后放行或取消。",
            "Risk " + score + ", held from " + threshold + " on: " + en + ". Check with the buyer, then accept or cancel it.");
    }

    private static List<Feature> ofOrder(Inputs in, Params params) {
        var found = new ArrayList<Feature>();
        if (in.valueMinor >= params.number(VALUE)) {
            add(found, "高金额 " + Money.text(in.valueMinor), "high value " + Money.text(in.valueMinor), params.number(VALUE_POINTS));
        }
        if (in.mostUnits >= params.number(UNITS)) add(found, "单品 " + in.mostUnits + " 件", in.mostUnits + " units of one SKU", params.number(UNITS_POINTS));
        if (in.payment == PaymentStatus.COD && in.valueMinor >= params.number(COD)) {
            add(found, "货到付款 " + Money.text(in.valueMinor), "cash on delivery " + Money.text(in.valueMinor), params.number(COD_POINTS));
        }
        return found;
    }

    private static List<Feature> ofHistory(Inputs in, History history, Params params) {
        var found = new ArrayList<Feature>();
        if (history.orders >= HABIT && history.cancelled * 100L >= params.number(CANCELLED) * history.orders) {
            add(found, "此前 " + history.orders + " 单取消 " + history.cancelled + " 单", history.cancelled + " of " + history.orders + " earlier orders cancelled", params.number(CANCELLED_POINTS));
        }
        if (in.buyerKnown && history.orders == 0 && in.valueMinor >= params.number(VALUE)) {
            add(found, "首单即高金额", "high value in the first order", params.number(FIRST_POINTS));
        }
        if (history.receivers >= params.number(RECEIVER)) {
            add(found, "24 小时内 " + history.receivers + " 个买家同一收件人", history.receivers + " buyers with this receiver in 24 hours", params.number(RECEIVER_POINTS));
        }
        return found;
    }

    private static void add(List<Feature> found, String zh, String en, long points) {
        if (points > 0) found.add(new Feature(new Text(zh, en), points));
    }

    private static long sum(List<Feature> features) {
        return features.stream().mapToLong(Feature::points).sum();
    }

    private static Param points(String key, String zh, String en, long fallback, long least) {
        return Param.number(key, Param.Kind.WHOLE, zh, en, fallback, least, POINTS_AT_MOST);
    }

    /** What a person accepts is this order, as long as it is as large as it was. */
    @Override
    public String subject(Inputs in) {
        return in.order + " " + in.payment + " " + in.valueMinor + " " + in.mostUnits;
    }
}
