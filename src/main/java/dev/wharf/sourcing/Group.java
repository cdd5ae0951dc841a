package dev.wharf.sourcing;

/** Folds that no other fold competes with for pieces: what is best for a group does not depend on the rest of the order. */
interface Group {
    /** The most units from these sites, at the least price. Safe to call any number of times. */
    Filling fill(int sites);

    /** The price of {@link #fill}; may be cheaper than that. */
    long price(int sites);

    /** Whether one site has to send all of it. */
    boolean undivided();

    /** Whether the sites reach as many units; may be cheaper than {@link #fill}. */
    boolean reaches(int sites, long units);
}
