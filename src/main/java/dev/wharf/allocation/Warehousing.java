package dev.wharf.allocation;

import dev.wharf.order.Region;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Chooses one warehouse for one fulfillment: the named one, else the nearest that has everything, else the one that has most.
 * Ties go by code, so the same input gives the same answer. Pure.
 */
final class Warehousing {
    private final Distances distances;

    Warehousing(Distances distances) {
        this.distances = distances;
    }

    /** @param available units by warehouse, then SKU; absent means none */
    Optional<String> choose(List<Warehouse> active, String named, Region to, SortedMap<String, Integer> needed, Map<String, Map<String, Integer>> available) {
        if (!named.isEmpty()) return active.stream().map(Warehouse::code).filter(named::equals).findFirst();
        var whole = active.stream().filter(w -> missing(needed, available.getOrDefault(w.code(), Map.of())) == 0)
            .min(Comparator.comparingInt((Warehouse w) -> distances.kilometres(new Region(w.province(), w.city(), w.district()), to)).thenComparing(Warehouse::code));
        return whole.or(() -> active.stream()
            .min(Comparator.comparingInt((Warehouse w) -> missing(needed, available.getOrDefault(w.code(), Map.of()))).thenComparing(Warehouse::code))).map(Warehouse::code);
    }

    private static int missing(SortedMap<String, Integer> needed, Map<String, Integer> has) {
        return needed.entrySet().stream().mapToInt(n -> Math.max(0, n.getValue() - has.getOrDefault(n.getKey(), 0))).sum();
    }
}
