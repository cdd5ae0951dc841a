package dev.wharf.sourcing;

/** What a plan is judged by; each is a sum over its parcels, lower is better. Formulas: docs/rules/sourcing.md. */
public enum Objective {
    /** One parcel is one warehouse that sends something. */
    FEWEST_PARCELS,
    /** Per parcel, per kilometre and per piece handled, in minor units. */
    LOWEST_COST,
    /** Kilometres of all parcels together. */
    NEAREST,
    /** The sites' priorities added up: one parcel from 3 is worse than one from 1, and as good as two from 1 and 2. */
    PRIORITY,
    /** The sites' loads added up. */
    BALANCE
}
