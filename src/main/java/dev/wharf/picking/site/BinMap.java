package dev.wharf.picking.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where the bins of a rectangular floor are: those that are listed, and all others by their codes. */
final class BinMap {
    /** Asked for again and again in every lane; more codes than that are looked up each time. */
    private static final int KEPT = 100_000;

    /** @param zone empty for that of its aisle */
    record Listed(String code, Place place, String zone) { }

    private final Map<String, Listed> listed;
    private final List<BinPattern> patterns;
    private final Map<String, Optional<Place>> found = new ConcurrentHashMap<>();

    /** @param listed by key of their codes */
    BinMap(Map<String, Listed> listed, List<BinPattern> patterns) {
        this.listed = Map.copyOf(listed);
        this.patterns = List.copyOf(patterns);
    }

    Optional<Place> place(String code) {
        var key = BinCodes.key(code);
        var one = listed.get(key);
        if (one != null) return Optional.of(one.place());
        var known = found.get(key);
        if (known != null) return known;
        var place = patterns.stream().flatMap(pattern -> pattern.locate(key).stream()).findFirst();
        if (found.size() < KEPT) found.put(key, place);
        return place;
    }

    /** @return empty if the bin is not listed or has none of its own */
    Optional<String> zone(String code) {
        return Optional.ofNullable(listed.get(BinCodes.key(code))).map(Listed::zone).filter(zone -> !zone.isEmpty());
    }
}
