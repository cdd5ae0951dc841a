package dev.wharf.review;

import dev.wharf.common.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds an order that no single warehouse can ship whole: shipping it would promise units that are not there. Pure.
 * If the order names a warehouse, only that one counts.
 */
final class StockRule {
    static final String CODE = "STOCK";
    static final String VERSION = "1";
    private static final int NAMED_AT_MOST = 5;

    /**
     * @param needed    units per SKU
     * @param named     a warehouse code, or empty for any
     * @param available units by warehouse, then SKU; absent means none
     */
    Verdict check(SortedMap<String, Integer> needed, String named, Map<String, Map<String, Integer>> available) {
        var inputs = inputs(needed, named, available);
        var candidates = named.isEmpty() ? available.keySet().stream().sorted().toList() : List.of(named);
        for (var warehouse : candidates) {
            var has = available.getOrDefault(warehouse, Map.of());
            if (needed.entrySet().stream().allMatch(n -> has.getOrDefault(n.getKey(), 0) >= n.getValue())) {
                return new Verdict("PASSED", new Text(warehouse + " 库存足够", warehouse + " has everything"), inputs);
            }
        }
        return new Verdict("STOCK_SHORT", reason(needed, named, candidates, available), inputs);
    }

    private static Text reason(SortedMap<String, Integer> needed, String named, List<String> candidates, Map<String, Map<String, Integer>> available) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (var need : needed.entrySet()) {
            var best = candidates.stream().mapToInt(w -> available.getOrDefault(w, Map.of()).getOrDefault(need.getKey(), 0)).max().orElse(0);
            if (best >= need.getValue() && needed.size() > 1) continue;
            var where = new ArrayList<String>();
            candidates.forEach(w -> where.add(w + " " + available.getOrDefault(w, Map.of()).getOrDefault(need.getKey(), 0)));
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

    private static String inputs(SortedMap<String, Integer> needed, String named, Map<String, Map<String, Integer>> available) {
        var json = new StringBuilder("{\"named\":\"").append(named).append("\",\"needed\":").append(units(needed)).append(",\"available\":{");
        var first = true;
        for (var warehouse : new TreeMap<>(available).entrySet()) {
            var relevant = new TreeMap<>(warehouse.getValue());
            relevant.keySet().retainAll(needed.keySet());
            json.append(first ? "" : ",").append('"').append(warehouse.getKey()).append("\":").append(units(relevant));
            first = false;
        }
        return json.append("}}").toString();
    }

    private static String units(SortedMap<String, Integer> units) {
        var parts = new ArrayList<String>();
        units.forEach((sku, count) -> parts.add("\"" + sku.replace("\\", "\\\\").replace("\"", "\\\"") + "\":" + count));
        return "{" + String.join(",", parts) + "}";
    }
}
