package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Holds an order that no single warehouse can ship whole: shipping it would promise units that are not there. Pure.
 * If the order names a warehouse, only that one counts.
 */
public final class StockRule implements Rule<StockRule.Inputs> {
    private static final int NAMED_AT_MOST = 5;
    private static final RuleSpec SPEC = new RuleSpec("STOCK", "2", new Text("库存", "Stock"),
        new Text("没有一个仓库能整单发出时拦下，避免超卖。", "Holds an order that no single warehouse can ship whole, so that nothing is promised twice."),
        true, Set.of(), List.of());

    /**
     * @param needed    units per SKU
     * @param named     a warehouse code, or empty for any
     * @param available units by warehouse, then SKU, of the SKUs needed; absent means none
     */
    public record Inputs(SortedMap<String, Integer> needed, String named, SortedMap<String, SortedMap<String, Integer>> available) { }

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
        var candidates = in.named.isEmpty() ? List.copyOf(in.available.keySet()) : List.of(in.named);
        for (var warehouse : candidates) {
            var has = in.available.getOrDefault(warehouse, Collections.emptySortedMap());
            if (in.needed.entrySet().stream().allMatch(n -> has.getOrDefault(n.getKey(), 0) >= n.getValue())) {
                return Verdict.passed(warehouse + " 库存足够", warehouse + " has everything");
            }
        }
        return new Verdict(Level.BLOCK, "STOCK_SHORT", reason(in.needed, in.named, candidates, in.available), Map.of());
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
