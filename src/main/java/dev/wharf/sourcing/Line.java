package dev.wharf.sourcing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something ordered. A kit has several SKUs and leaves a warehouse in whole kits only.
 * @param units ordered, above zero
 * @param unitsPerOne pieces of each SKU in one unit; {@code {sku: 1}} for a plain line
 * @param mayShare whether several warehouses may each send a part of the units
 */
public record Line(String id, int units, Map<String, Integer> unitsPerOne, boolean mayShare) {
    private static final int MOST_UNITS = 100_000;
    private static final int MOST_PIECES = 1_000;

    public Line {
        if (id.isEmpty()) throw new IllegalArgumentException("A line needs an id");
        if (units < 1 || units > MOST_UNITS) throw new IllegalArgumentException("Line " + id + ": units must be 1 to " + MOST_UNITS + ", not " + units);
        if (unitsPerOne.isEmpty()) throw new IllegalArgumentException("Line " + id + ": unitsPerOne names no SKU");
        unitsPerOne.forEach((sku, pieces) -> {
            if (pieces < 1 || pieces > MOST_PIECES) throw new IllegalArgumentException("Line " + id + ", SKU " + sku + ": pieces must be 1 to " + MOST_PIECES + ", not " + pieces);
        });
        unitsPerOne = Collections.unmodifiableMap(new TreeMap<>(unitsPerOne));
    }

    /** A line of one SKU. */
    public static Line plain(String id, String sku, int units, boolean mayShare) {
        return new Line(id, units, Map.of(sku, 1), mayShare);
    }

    int piecesPerOne() {
        return unitsPerOne.values().stream().mapToInt(Integer::intValue).sum();
    }
}
