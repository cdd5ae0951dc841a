package dev.wharf.sourcing;

/**
 * What a plan comes to, all objectives, asked for or not.
 * @param units that are sent, in units of the lines
 * @param loadPpm sum of the loads in millionths
 */
public record Score(long units, long parcels, long costMinor, long distanceKm, long priority, long loadPpm) {
    public long of(Objective objective) {
        return switch (objective) {
            case FEWEST_PARCELS -> parcels;
            case LOWEST_COST -> costMinor;
            case NEAREST -> distanceKm;
            case PRIORITY -> priority;
            case BALANCE -> loadPpm;
        };
    }
}
