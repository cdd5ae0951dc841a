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
    /** Kits that are shipped whole. @param perKit units by SKU in one */
    public record Bundle(SortedMap<String, Integer> perKit, int kits) { }

    /**
     * What one warehouse ships.
     *
     * @param units by SKU, those in kits included
     * @param kits  for each bundle asked for, how many of its kits
     */
    public record Portion(String warehouse, SortedMap<String, Integer> units, List<Integer> kits) { }

    /** @param missing units that none of the warehouses has */
    public record Plan(List<Portion> portions, SortedMap<String, Integer> missing) {
        public boolean whole() {
            return missing.isEmpty() && portions.size() <= 1;
        }
    }

    private Sourcing() { }

    /**
     * @param needed     units by SKU, those in kits included
     * @param bundles    of which whole kits leave one warehouse
     * @param candidates codes of the warehouses that may ship
     * @param available  units by warehouse, then SKU; absent means none
     */
    public static Plan plan(SortedMap<String, Integer> needed, List<Bundle> bundles, Collection<String> candidates, Map<String, ? extends Map<String, Integer>> available) {
        var kits = new ArrayList<>(bundles.stream().map(Bundle::kits).toList());
        var left = new TreeMap<>(needed);
        left.values().removeIf(units -> units <= 0);
        var portions = new ArrayList<Portion>();
        var open = new ArrayList<>(candidates.stream().sorted().toList());
        while (!left.isEmpty() && !open.isEmpty()) {
            var best = open.stream().max(Comparator.comparingInt((String w) -> count(take(w, left, bundles, kits, available).units())).thenComparing(Comparator.reverseOrder())).orElseThrow();
            var taken = take(best, left, bundles, kits, available);
            if (taken.units().isEmpty()) break;
            portions.add(taken);
            open.remove(best);
            for (int i = 0; i < kits.size(); i++) kits.set(i, kits.get(i) - taken.kits().get(i));
            taken.units().forEach((sku, units) -> left.merge(sku, -units, (a, b) -> a + b == 0 ? null : a + b));
        }
        return new Plan(List.copyOf(portions), left);
    }

    /** Kits first, then what is sold by itself. */
    private static Portion take(String warehouse, SortedMap<String, Integer> needed, List<Bundle> bundles, List<Integer> kits,
                                Map<String, ? extends Map<String, Integer>> available) {
        var has = new TreeMap<String, Integer>(available.containsKey(warehouse) ? available.get(warehouse) : Map.of());
        var loose = new TreeMap<>(needed);
        var taken = new TreeMap<String, Integer>();
        var whole = new ArrayList<Integer>();
        for (int i = 0; i < bundles.size(); i++) {
            var perKit = bundles.get(i).perKit();
            int wanted = kits.get(i);
            int here = perKit.entrySet().stream().mapToInt(e -> Math.max(0, has.getOrDefault(e.getKey(), 0)) / Math.max(1, e.getValue())).min().orElse(0);
            int ships = Math.min(here, wanted);
            whole.add(ships);
            perKit.forEach((sku, each) -> {
                loose.merge(sku, -wanted * each, Integer::sum);
                if (ships == 0) return;
                has.merge(sku, -ships * each, Integer::sum);
                taken.merge(sku, ships * each, Integer::sum);
            });
        }
        loose.forEach((sku, units) -> {
            int here = Math.min(units, has.getOrDefault(sku, 0));
            if (here > 0) taken.merge(sku, here, Integer::sum);
        });
        return new Portion(warehouse, taken, whole);
    }

    private static int count(SortedMap<String, Integer> units) {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }
}
