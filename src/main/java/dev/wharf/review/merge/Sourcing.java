package dev.wharf.review.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which warehouse ships which units when none has all: again and again the warehouse that has most of what is still needed, ties by code.
 * Pure. Greedy: one warehouse where one is enough, but not always the fewest where it takes three.
 */
public final class Sourcing {
    /** Units by SKU that one warehouse ships. */
    public record Portion(String warehouse, SortedMap<String, Integer> units) { }

    /** @param missing units that none of the warehouses has */
    public record Plan(List<Portion> portions, SortedMap<String, Integer> missing) {
        public boolean whole() {
            return missing.isEmpty() && portions.size() <= 1;
        }
    }

    private Sourcing() { }

    /**
     * @param candidates codes of the warehouses that may ship
     * @param available  units by warehouse, then SKU; absent means none
     */
    public static Plan plan(SortedMap<String, Integer> needed, Collection<String> candidates, Map<String, ? extends Map<String, Integer>> available) {
        var left = new TreeMap<>(needed);
        left.values().removeIf(units -> units <= 0);
        var portions = new ArrayList<Portion>();
        var open = new ArrayList<>(candidates.stream().sorted().toList());
        while (!left.isEmpty() && !open.isEmpty()) {
            var best = open.stream().max(Comparator.comparingInt((String w) -> count(take(left, available.get(w)))).thenComparing(Comparator.reverseOrder())).orElseThrow();
            var taken = take(left, available.get(best));
            if (taken.isEmpty()) break;
            portions.add(new Portion(best, taken));
            open.remove(best);
            taken.forEach((sku, units) -> left.merge(sku, -units, (a, b) -> a + b == 0 ? null : a + b));
        }
        return new Plan(List.copyOf(portions), left);
    }

    private static SortedMap<String, Integer> take(SortedMap<String, Integer> needed, Map<String, Integer> has) {
        var taken = new TreeMap<String, Integer>();
        if (has == null) return taken;
        needed.forEach((sku, units) -> {
            int here = Math.min(units, has.getOrDefault(sku, 0));
            if (here > 0) taken.put(sku, here);
        });
        return taken;
    }

    private static int count(SortedMap<String, Integer> units) {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }
}
