package dev.wharf.bench.floor;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What really lies in the basket of each order, whatever anybody has scanned: units by SKU. */
final class Baskets {
    private final Map<String, Map<String, Integer>> units = new ConcurrentHashMap<>();

    void put(String order, String sku) {
        units.computeIfAbsent(order, o -> new TreeMap<>()).merge(sku, 1, Integer::sum);
    }

    /** Takes a wrong unit out and puts the right one in. */
    void exchange(String order, String wrong, String right) {
        units.get(order).computeIfPresent(wrong, (sku, n) -> n == 1 ? null : n - 1);
        put(order, right);
    }

    Map<String, Integer> of(String order) {
        return Map.copyOf(units.getOrDefault(order, Map.of()));
    }
}
