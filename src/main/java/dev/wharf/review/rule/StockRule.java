package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.merge.Sourcing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Holds an order that no single warehouse can ship whole: shipping it would promise units that are not there. Pure. If the order names a
 * warehouse, only that one counts. What a shop wants done about a shortage without asking is a parameter; what it cannot do safely, such as
 * cancelling a whole order, is asked after all. Results: {@code action} is SPLIT, CANCEL_PART or MOVE, {@code warehouse} where to.
 */
public final class StockRule implements Rule<StockRule.Inputs> {
    /** Outcome of an order that waits for goods without a person. */
    public static final String WAITING = "WAITING";
    private static final String SHORT = "STOCK_SHORT";
    private static final int NAMED_AT_MOST = 5;
    private static final RuleSpec SPEC = new RuleSpec("STOCK", "4", new Text("库存", "Stock"),
        new Text("没有一个仓库能整单发出时拦下，避免超卖。", "Holds an order that no single warehouse can ship whole, so that nothing is promised twice."),
        true, Set.of(), List.of(Param.choice("whenShort", "缺货时：询问、等货、拆单先发、取消缺少部分、换仓", "When short: ask, wait, split and ship what is there, cancel what is missing, use another warehouse",
            "ASK", List.of("ASK", "WAIT", "SPLIT", "CANCEL_PART", "OTHER_WAREHOUSE"))));

    /**
     * @param needed     units per SKU
     * @param kits       of the units needed, those that leave one warehouse in whole kits
     * @param named      a warehouse code, or empty for any
     * @param available  units by warehouse, then SKU, of the SKUs needed; absent means none
     * @param sealed     it is to leave as one
     * @param otherHolds it waits for something else as well; nothing is done about the stock before that is resolved
     */
    public record Inputs(SortedMap<String, Integer> needed, List<Sourcing.Bundle> kits, String named, SortedMap<String, SortedMap<String, Integer>> available, boolean sealed, boolean otherHolds) {
        public Inputs {
            kits = kits == null ? List.of() : List.copyOf(kits);
        }

        public Inputs(SortedMap<String, Integer> needed, String named, SortedMap<String, SortedMap<String, Integer>> available) {
            this(needed, List.of(), named, available, false, false);
        }

        Collection<String> candidates() {
            return named.isEmpty() ? available.keySet() : List.of(named);
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
        var plan = Sourcing.plan(in.needed, in.kits, in.candidates(), in.available);
        if (plan.whole()) {
            var warehouse = plan.portions().isEmpty() ? "" : plan.portions().get(0).warehouse();
            return Verdict.passed(warehouse + " 库存足够", warehouse + " has everything");
        }
        var shortage = new Verdict(Level.BLOCK, SHORT, reason(in.needed, in.named, List.copyOf(in.candidates()), in.available), Map.of());
        var policy = params.choice("whenShort");
        if (policy.equals("ASK")) return shortage;
        if (policy.equals("WAIT")) return waits(shortage);
        if (in.otherHolds) {
            return new Verdict(Level.WARN, SHORT, new Text(shortage.reason().zh() + "。其他异常解决后处理", shortage.reason().en() + ". Dealt with once the other holds are resolved"), Map.of());
        }
        return act(policy, in, plan).map(done -> done.because(shortage)).orElseGet(() -> policy.equals("SPLIT") && !in.sealed ? waits(shortage) : shortage);
    }

    /** What the shop's policy does, in words; the caller does it. */
    private record Done(String action, String warehouse, String zh, String en) {
        private Verdict because(Verdict shortage) {
            return new Verdict(Level.FIXED, action, new Text(shortage.reason().zh() + "。按店铺设置：" + zh, shortage.reason().en() + ". As the shop has it: " + en),
                Map.of("action", action, "warehouse", warehouse));
        }
    }

    /** @return empty if the policy has nothing it could do here */
    private static Optional<Done> act(String policy, Inputs in, Sourcing.Plan plan) {
        if (policy.equals("OTHER_WAREHOUSE")) {
            return in.available.keySet().stream().filter(w -> Sourcing.plan(in.needed, in.kits, List.of(w), in.available).whole()).findFirst()
                .map(w -> new Done("MOVE", w, "改由 " + w + " 发货", "shipped by " + w));
        }
        if (plan.portions().isEmpty()) return Optional.empty();
        int missing = plan.missing().values().stream().mapToInt(Integer::intValue).sum();
        boolean several = plan.portions().size() > 1;
        if (several && in.sealed) return Optional.empty();
        if (policy.equals("CANCEL_PART") && missing > 0) {
            return Optional.of(new Done("CANCEL_PART", "", "取消缺少的 " + missing + " 件" + parcels(several, plan, "，其余由 "), missing + " missing units cancelled" + parcels(several, plan, ", the rest from ")));
        }
        if (in.sealed) return Optional.empty();
        var rest = missing == 0 ? "" : "；缺少的 " + missing + " 件等货";
        var restEn = missing == 0 ? "" : "; " + missing + " missing units wait";
        return Optional.of(new Done("SPLIT", "", "拆单" + parcels(true, plan, "，由 ") + rest, "split" + parcels(true, plan, ", shipped by ") + restEn));
    }

    private static String parcels(boolean named, Sourcing.Plan plan, String lead) {
        return named ? lead + plan.portions().stream().map(Sourcing.Portion::warehouse).collect(Collectors.joining(", ")) : "";
    }

    private static Verdict waits(Verdict shortage) {
        return new Verdict(Level.BLOCK, WAITING, new Text(shortage.reason().zh() + "。到货后自动继续", shortage.reason().en() + ". Goes on by itself when goods arrive"), Map.of());
    }

    @Override
    public String subject(Inputs in) {
        return in.needed.toString();
    }

    private static Text reason(SortedMap<String, Integer> needed, String named, List<String> candidates, SortedMap<String, SortedMap<String, Integer>> available) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (var need : needed.entrySet()) {
            var best = candidates.stream().mapToInt(w -> available.getOrDefault(w, Collections.emptySortedMap()).getOrDefault(need.getKey(), 0)).max().orElse(0);
            if (best >= need.getValue() && needed.size() > 1) continue;
            var where = new ArrayList<String>();
            candidates.forEach(w -> where.add(w + " " + available.getOrDefault(w, Collections.emptySortedMap()).getOrDefault(need.getKey(), 0)));
            var places = where.isEmpty() ? "0" : String.join(", ", where);
            zh.add(need.getKey() + " 订购 " + need.getValue() + "，可用 " + best + "（" + places + "）");
            en.add(need.getKey() + " ordered " + need.getValue() + ", available " + best + " (" + places + ")");
        }
        if (zh.isEmpty()) {
            return new Text("每个 SKU 都有货，但没有一个仓库能整单发出，共 " + needed.size() + " 个 SKU。可拆单或指定仓库。",
                "Every SKU is in stock somewhere, but no warehouse has all " + needed.size() + " of them. Split, or name a warehouse.");
        }
        int rest = zh.size() - NAMED_AT_MOST;
        var moreZh = rest > 0 ? "；另有 " + rest + " 个 SKU" : "";
        var moreEn = rest > 0 ? "; and " + rest + " more SKUs" : "";
        return new Text("超卖风险：" + String.join("；", zh.subList(0, Math.min(NAMED_AT_MOST, zh.size()))) + moreZh + (named.isEmpty() ? "" : "。指定仓库 " + named),
            "Oversell risk: " + String.join("; ", en.subList(0, Math.min(NAMED_AT_MOST, en.size()))) + moreEn + (named.isEmpty() ? "" : ". Named warehouse " + named));
    }
}
