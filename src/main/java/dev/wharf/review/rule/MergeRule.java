package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which waiting orders of the same buyer to the same receiver leave with this one, and how long it waits for more. Never holds. Results:
 * {@code absorb}, numbers separated by blanks, and {@code until}, both only if there are any.
 */
public final class MergeRule implements Rule<MergeRule.Inputs> {
    private static final RuleSpec SPEC = new RuleSpec("MERGE", "1", new Text("合并同买家", "Merge orders"),
        new Text("同店铺、同买家、同收件人的订单在等待期内合并成一个包裹。", "Orders of one buyer to one receiver in one shop leave as one parcel if they come within the window."),
        true, Set.of(), List.of(
            Param.number("windowMinutes", Param.Kind.MINUTES, "等待时间（0 为不合并）", "Wait this long for more orders; 0 merges nothing", 0, 0, 2880),
            Param.number("maxOrders", Param.Kind.WHOLE, "一个包裹最多订单数", "Most orders in one parcel", 20, 2, 200),
            Param.number("maxLines", Param.Kind.WHOLE, "一个包裹最多行数", "Most lines in one parcel", 200, 2, 2000)));

    /**
     * One fulfillment as merging sees it.
     *
     * @param warehouse the one it is to leave from; empty for any
     * @param handling  what its goods need, such as {@code COLD}; goods of different handling do not share a parcel
     * @param sealed    it is to leave by itself
     * @param until     it waits until then; null if it has not begun to
     */
    public record Parcel(String fulfillment, String warehouse, String carrier, String handling, boolean sealed, boolean cod, String currency, int orders, int lines,
                         long weightG, long valueMinor, Instant until) { }

    /** @param shipBy waiting never passes it @param maxWeightG as for splitting, 0 for no limit @param maxValueMinor likewise */
    public record Inputs(Parcel mine, List<Parcel> waiting, Instant now, Instant shipBy, long maxWeightG, long maxValueMinor) { }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Inputs> inputs() {
        return Inputs.class;
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        var window = params.minutes("windowMinutes");
        if (window.isZero() && in.mine.until == null) return Verdict.passed("不合并", "Merging is off");
        if (in.mine.sealed) return Verdict.passed("要求单独发货，不合并", "To leave by itself; not merged");
        var until = in.mine.until == null ? earlier(in.now.plus(window), in.shipBy) : in.mine.until;
        var all = in.mine;
        var absorbed = new ArrayList<String>();
        var apart = new ArrayList<Text>();
        for (var other : in.waiting.stream().filter(p -> p.until != null).sorted(Comparator.comparing(Parcel::until).thenComparing(Parcel::fulfillment)).toList()) {
            var differs = differs(all, other, in, params);
            differs.ifPresent(why -> apart.add(new Text(other.fulfillment + " " + why.zh(), other.fulfillment + " " + why.en())));
            if (differs.isPresent()) continue;
            all = with(all, other);
            absorbed.add(other.fulfillment);
            until = earlier(until, other.until);
        }
        return verdict(in, all, absorbed, apart, until);
    }

    private static Verdict verdict(Inputs in, Parcel all, List<String> absorbed, List<Text> apart, Instant until) {
        var results = new HashMap<String, String>();
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        if (!absorbed.isEmpty()) {
            results.put("absorb", String.join(" ", absorbed));
            zh.add("并入 " + String.join(", ", absorbed) + "，共 " + all.orders + " 单 " + all.lines + " 行");
            en.add("Took over " + String.join(", ", absorbed) + ": " + all.orders + " orders, " + all.lines + " lines");
        }
        for (var other : apart) {
            zh.add("未合并 " + other.zh());
            en.add("Not merged: " + other.en());
        }
        if (until.isAfter(in.now)) {
            results.put("until", until.toString());
            long minutes = Duration.between(in.now, until).plusSeconds(59).toMinutes();
            zh.add("等待同买家订单，还有 " + minutes + " 分钟");
            en.add("Waits " + minutes + " more minutes for orders of the same buyer");
        } else {
            zh.add("等待期已过");
            en.add("The time to wait is over");
        }
        return new Verdict(Level.OK, Verdict.PASSED, new Text(String.join("；", zh), String.join(". ", en)), Map.copyOf(results));
    }

    /** Why the two cannot share a parcel; empty if they can. Said by merging on demand as well. */
    public static Optional<Text> differs(Parcel one, Parcel other) {
        if (other.sealed) return because("要求单独发货", "is to leave by itself");
        if (one.sealed) return because("不合并：" + one.fulfillment + " 要求单独发货", "stays apart: " + one.fulfillment + " is to leave by itself");
        if (one.cod != other.cod) return because("一个货到付款，一个已付款", "one is cash on delivery, the other is prepaid");
        if (!one.currency.equals(other.currency)) return because("币种不同", "currencies differ");
        if (!one.warehouse.equals(other.warehouse)) return because("仓库不同（" + other.warehouse + "）", "warehouses differ (" + other.warehouse + ")");
        if (!one.carrier.equals(other.carrier)) return because("承运商不同（" + other.carrier + "）", "carriers differ (" + other.carrier + ")");
        if (!one.handling.equals(other.handling)) return because("储运要求不同（" + other.handling + "）", "handling differs (" + other.handling + ")");
        return Optional.empty();
    }

    private static Optional<Text> differs(Parcel all, Parcel other, Inputs in, Params params) {
        var differs = differs(all, other);
        if (differs.isPresent()) return differs;
        var sum = with(all, other);
        if (sum.orders > params.number("maxOrders")) return because("合并后超过 " + params.number("maxOrders") + " 单", "would make more than " + params.number("maxOrders") + " orders");
        if (sum.lines > params.number("maxLines")) return because("合并后超过 " + params.number("maxLines") + " 行", "would make more than " + params.number("maxLines") + " lines");
        if (in.maxWeightG > 0 && sum.weightG > in.maxWeightG) return because("合并后超重（" + sum.weightG + " g）", "would weigh " + sum.weightG + " g");
        if (in.maxValueMinor > 0 && sum.valueMinor > in.maxValueMinor) return because("合并后超过金额上限", "would be worth more than one parcel may be");
        return Optional.empty();
    }

    private static Optional<Text> because(String zh, String en) {
        return Optional.of(new Text(zh, en));
    }

    private static Parcel with(Parcel a, Parcel b) {
        return new Parcel(a.fulfillment, a.warehouse, a.carrier, a.handling, a.sealed, a.cod, a.currency, a.orders + b.orders, a.lines + b.lines, a.weightG + b.weightG,
            a.valueMinor + b.valueMinor, a.until);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public String subject(Inputs in) {
        return in.mine.fulfillment;
    }
}
