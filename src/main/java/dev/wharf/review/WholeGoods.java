package dev.wharf.review;

import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillment.Line;
import dev.wharf.review.rule.Sourced;
import dev.wharf.review.rule.StockRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The goods of a fulfillment as the stock rule counts them: kits that leave whole, and all else by SKU; and back from there to its lines. */
final class WholeGoods {
    private WholeGoods() { }

    private static List<List<Line>> kitGroups(Fulfillment here) {
        return here.groups().stream().map(group -> group.stream().filter(Line::ofKit).toList()).filter(group -> !group.isEmpty()).toList();
    }

    static List<StockRule.Kit> kits(Fulfillment here) {
        return kitGroups(here).stream().map(group -> {
            SortedMap<String, Integer> each = new TreeMap<>();
            goods(group).forEach(same -> each.merge(same.get(0).sku(), same.get(0).unitsPerKit(), Integer::sum));
            return new StockRule.Kit(goods(group).get(0).stream().mapToInt(Line::soldUnits).sum(), each);
        }).toList();
    }

    /** Lines of the same goods together: each takes part in every kit. */
    private static List<List<Line>> goods(List<Line> group) {
        List<List<Line>> goods = new ArrayList<>();
        for (var line : group) {
            var same = goods.stream().filter(others -> others.get(0).sameGoods(line)).findFirst();
            if (same.isPresent()) same.get().add(line);
            else goods.add(new ArrayList<>(List.of(line)));
        }
        return goods;
    }

    /** What each warehouse ships, on the lines, gifts last to be served. @return by warehouse, then line id; what is missing under the empty code */
    static Map<String, Map<Long, Integer>> spread(Fulfillment whole, Sourced sourced) {
        var portions = new LinkedHashMap<String, SortedMap<String, Integer>>();
        sourced.portions().forEach(p -> portions.put(p.warehouse(), new TreeMap<>(p.units())));
        portions.put("", new TreeMap<>(sourced.missing()));
        var result = new HashMap<String, Map<Long, Integer>>();
        portions.keySet().forEach(w -> result.put(w, new HashMap<>()));
        var loose = whole.lines().stream().filter(l -> !l.ofKit()).sorted(Comparator.comparing(Line::gift)).toList();
        for (var line : loose) deal(List.of(line), 1, "sku:" + line.sku(), portions, result, true);
        var kits = kitGroups(whole);
        for (int i = 0; i < kits.size(); i++) {
            for (var same : goods(kits.get(i))) deal(same, same.get(0).unitsPerKit(), "kit:" + i, portions, result, false);
        }
        return result;
    }

    /** @param uses whether what is dealt is gone; of a kit each of its goods takes its own share */
    private static void deal(List<Line> lines, int each, String key, Map<String, SortedMap<String, Integer>> portions, Map<String, Map<Long, Integer>> result, boolean uses) {
        var left = new HashMap<Long, Integer>();
        lines.forEach(l -> left.put(l.id(), l.quantity()));
        portions.forEach((warehouse, units) -> {
            int open = units.getOrDefault(key, 0) * each;
            for (var line : lines) {
                int here = Math.min(open, left.get(line.id()));
                if (here == 0) continue;
                open -= here;
                left.merge(line.id(), -here, Integer::sum);
                result.get(warehouse).merge(line.id(), here, Integer::sum);
                if (uses) units.merge(key, -here, Integer::sum);
            }
        });
    }
}
