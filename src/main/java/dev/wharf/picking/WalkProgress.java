package dev.wharf.picking;

/**
 * How far a walk is.
 *
 * @param state  WAITING, TAKEN, DONE or CANCELLED
 * @param picker empty while it waits
 * @param units  of orders that are still part of it; {@code picked} of these
 */
public record WalkProgress(long task, String state, String picker, int units, int picked) {
    public boolean over() {
        return state.equals("DONE") || state.equals("CANCELLED");
    }
}
