package dev.wharf.review.rule;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which gifts have to stay behind so that the paid goods can leave. Pure. */
public final class GiftsShort {
    private GiftsShort() { }

    /**
     * Nothing stays behind if one warehouse has everything, or if none has even the paid goods; else what lacks in the warehouse that has most
     * of the gifts beside all of the paid goods, ties by code.
     *
     * @param paid      units per SKU; if there are none, the gifts travel alone and wait for themselves
     * @param named     the only warehouse that counts, or empty for any
     * @param available units by warehouse, then SKU
     * @return gift units by SKU
     */
    public static SortedMap<String, Integer> missing(SortedMap<String, Integer> paid, SortedMap<String, Integer> gifts, String named,
                                                     SortedMap<String, SortedMap<String, Integer>> available) {
        if (paid.isEmpty()) return Collections.emptySortedMap();
        var candidates = named.isEmpty() ? List.copyOf(available.keySet()) : List.of(named);
        return candidates.stream().map(code -> available.getOrDefault(code, Collections.emptySortedMap())).filter(has -> covers(has, paid)).map(has -> lacking(has, paid, gifts))
            .min(Comparator.comparingInt(GiftsShort::units)).orElse(Collections.emptySortedMap());
    }

    private static boolean covers(Map<String, Integer> has, Map<String, Integer> needed) {
        return needed.entrySet().stream().allMatch(n -> has.getOrDefault(n.getKey(), 0) >= n.getValue());
    }

    private static SortedMap<String, Integer> lacking(Map<String, Integer> has, Map<String, Integer> paid, Map<String, Integer> gifts) {
        var lacking = new TreeMap<String, Integer>();
        gifts.forEach((sku, units) -> {
            int left = has.getOrDefault(sku, 0) - paid.getOrDefault(sku, 0);
            if (units > left) lacking.put(sku, units - left);
        });
        return lacking;
    }

    private static int units(Map<String, Integer> units) {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }
}
