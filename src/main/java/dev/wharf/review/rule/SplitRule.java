package dev.wharf.review.rule;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.merge.Splitting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Divides an order whose goods must not share a parcel. Never holds. Results: {@code 1}, {@code 2}, … for each part beyond the first,
 * {@code line:units} separated by blanks.
 */
public final class SplitRule implements Rule<SplitRule.Inputs> {
    private static final RuleSpec SPEC = new RuleSpec("SPLIT", "1", new Text("拆单", "Split order"),
        new Text("按储运要求、预售日期、重量和金额上限拆成几个包裹。", "Divides an order by handling, pre-sale date, and the weight and value one parcel may have."),
        true, Set.of(), List.of(
            Param.flag("byHandling", "冷藏、危险品、超大件分开发", "Cold, hazardous and oversize goods leave apart", true),
            Param.flag("byPreSale", "预售分开发", "Pre-sale goods leave apart", true),
            Param.number("preSaleDays", Param.Kind.WHOLE, "预售相差多少天以上才分开", "Pre-sale goods leave apart if they come more than this many days later", 3, 0, 365),
            Param.number("maxWeightG", Param.Kind.WHOLE, "包裹重量上限（克，0 为不限）", "Most grams in one parcel; 0 for no limit", 0, 0, 1_000_000),
            Param.number("maxValueMinor", Param.Kind.MONEY, "包裹金额上限（0 为不限）", "Most goods value in one parcel; 0 for no limit", 0, 0, 1_000_000_000_00L),
            Param.number("parcelCostMinor", Param.Kind.MONEY, "每个包裹的成本，仅供说明", "What one more parcel costs; shown only", 500, 0, 1_000_00)));

    /**
     * @param notBefore the line is a pre-sale until then; null for at once
     * @param weightG   of one unit; 0 if unknown
     * @param handling  NORMAL, COLD, HAZARD or OVERSIZE
     */
    public record Line(long line, String sku, int quantity, long priceMinor, boolean gift, String handling, int weightG, Instant notBefore) { }

    /** @param sealed it is to leave as one */
    public record Inputs(List<Line> lines, boolean sealed, Instant now) { }

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
        if (in.sealed) return Verdict.passed("要求整单发货，不拆", "To leave as one; not split");
        var from = in.now.plus(Duration.ofDays(params.number("preSaleDays")));
        var items = in.lines.stream().map(l -> new Splitting.Item(l.line, l.handling, l.notBefore != null && l.notBefore.isAfter(from), l.gift, l.quantity, l.weightG, l.priceMinor)).toList();
        var groups = Splitting.divide(items, new Splitting.Limits(params.flag("byHandling"), params.flag("byPreSale"), params.number("maxWeightG"), params.number("maxValueMinor")));
        if (groups.size() <= 1) return Verdict.passed("一个包裹", "One parcel");
        var results = new HashMap<String, String>();
        for (int i = 1; i < groups.size(); i++) {
            results.put(Integer.toString(i), groups.get(i).units().stream().map(u -> u.lineId() + ":" + u.quantity()).collect(Collectors.joining(" ")));
        }
        return new Verdict(Level.FIXED, "SPLIT", reason(groups, params.number("parcelCostMinor")), results);
    }

    private static Text reason(List<Splitting.Group> groups, long parcelCost) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (var group : groups) {
            int units = group.units().stream().mapToInt(Splitting.Units::quantity).sum();
            var numbers = group.weightG() + " g, " + Money.text(group.valueMinor());
            var kind = group.handling().isEmpty() ? "" : group.handling() + " ";
            zh.add(kind + (group.later() ? "预售 " : "") + units + " 件（" + numbers + "）");
            en.add(kind + (group.later() ? "pre-sale, " : "") + units + " units (" + numbers + ")");
        }
        int more = groups.size() - 1;
        var cost = Money.text(more * parcelCost);
        return new Text("拆成 " + groups.size() + " 个包裹：" + String.join("；", zh) + "。多 " + more + " 个包裹，成本 " + cost,
            "Split into " + groups.size() + " parcels: " + String.join("; ", en) + ". " + more + " more, at a cost of " + cost);
    }

    @Override
    public String subject(Inputs in) {
        return in.lines.stream().map(l -> l.sku + ":" + l.quantity).collect(Collectors.joining(" "));
    }
}
