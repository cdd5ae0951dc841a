package dev.wharf.sourcing;

/** What the joint choice for a batch is judged by. */
public enum Strategy {
    /** Fewest unfilled orders, then fewest shipments, then least distance. */
    LEAST_SPLIT,
    /** Fewest unfilled orders, then least cost. */
    LEAST_COST
}
