package dev.wharf.sourcing;

/**
 * A warehouse that may send, as one order sees it.
 * @param distanceKm to the receiver
 * @param perShipmentMinor cost of one parcel
 * @param perKmMinor cost of one parcel's kilometre
 * @param perUnitMinor cost of handling one piece
 * @param priority lower is better
 * @param load share of the day's capacity in use, 0 to 1
 */
public record Site(String code, long distanceKm, long perShipmentMinor, long perKmMinor, long perUnitMinor, int priority, double load) {
    /** Far above any real figure, and small enough that no sum over an order overflows. */
    private static final long MOST = 1_000_000_000;
    private static final long MOST_KM = 1_000_000;
    private static final double PPM = 1_000_000;

    public Site {
        if (code.isEmpty()) throw new IllegalArgumentException("A site needs a code");
        within(code, "distanceKm", distanceKm, MOST_KM);
        within(code, "perShipmentMinor", perShipmentMinor, MOST);
        within(code, "perKmMinor", perKmMinor, MOST_KM);
        within(code, "perUnitMinor", perUnitMinor, MOST);
        within(code, "priority", priority, MOST);
        if (!(load >= 0 && load <= 1)) throw new IllegalArgumentException("Site " + code + ": load must be 0 to 1, not " + load);
    }

    private static void within(String code, String field, long value, long most) {
        if (value < 0 || value > most) throw new IllegalArgumentException("Site " + code + ": " + field + " must be 0 to " + most + ", not " + value);
    }

    long parcelMinor() {
        return perShipmentMinor + perKmMinor * distanceKm;
    }

    /** Millionths, so that sums are exact and the same on every machine. */
    long loadPpm() {
        return Math.round(load * PPM);
    }

    /** What one parcel from here adds to an objective, its pieces left out. */
    long fixed(Objective objective) {
        return switch (objective) {
            case FEWEST_PARCELS -> 1;
            case LOWEST_COST -> parcelMinor();
            case NEAREST -> distanceKm;
            case PRIORITY -> priority;
            case BALANCE -> loadPpm();
        };
    }
}
