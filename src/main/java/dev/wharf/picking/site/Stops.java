package dev.wharf.picking.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bins of a walk by the spot they are reached from.
 *
 * @param bySpot  by code within a spot
 * @param unknown those that are not on the plan, by code
 */
record Stops<T>(Map<T, List<String>> bySpot, List<String> unknown) {
    static <T> Stops<T> of(Collection<String> bins, Function<String, Optional<T>> where) {
        Map<T, List<String>> bySpot = new LinkedHashMap<>();
        var unknown = new ArrayList<String>();
        for (var bin : BinCodes.sorted(bins)) {
            where.apply(bin).ifPresentOrElse(spot -> bySpot.computeIfAbsent(spot, any -> new ArrayList<>()).add(bin), () -> unknown.add(bin));
        }
        return new Stops<>(bySpot, unknown);
    }

    List<T> spots() {
        return List.copyOf(bySpot.keySet());
    }

    /** The first of the bins there, by code. */
    String first(T spot) {
        return bySpot.get(spot).get(0);
    }

    /** All bins, those of the spots in this order first. */
    List<String> inOrder(List<T> spots) {
        var bins = new ArrayList<String>();
        spots.forEach(spot -> bins.addAll(bySpot.get(spot)));
        bins.addAll(unknown);
        return bins;
    }
}
