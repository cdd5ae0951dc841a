package dev.wharf.sourcing;

/** One way to fill one order wholly. */
final class Option {
    /** Cell and pieces, cell and pieces, each cell once. */
    final int[] takes;
    /** Units by line and site of the order, line after line. */
    final int[] units;
    final int shipments;
    final long distance;
    final long cost;
    /** Compared as the strategy says; sums over orders compare likewise. */
    long value;
    /** What the search follows: as {@link #value}, but with shipments and distances of one magnitude. */
    double guide;
    /** Position among the order's options. */
    int rank;

    Option(int[] takes, int[] units, int shipments, long distance, long cost) {
        this.takes = takes;
        this.units = units;
        this.shipments = shipments;
        this.distance = distance;
        this.cost = cost;
    }

    boolean fits(int[] left) {
        for (int i = 0; i < takes.length; i += 2) if (left[takes[i]] < takes[i + 1]) return false;
        return true;
    }

    boolean uses(int cell) {
        for (int i = 0; i < takes.length; i += 2) if (takes[i] == cell) return true;
        return false;
    }
}
