package dev.wharf.carrier;

/**
 * What a carrier charges for one parcel to one zone: the first weight, and each further step that is begun.
 *
 * @param firstG    grams that the first price covers
 * @param stepG     grams of one further step; 0 if the first price covers any weight
 * @param stepMinor price of a further step, in minor units of CNY like the first
 */
public record Rate(int firstG, long firstMinor, int stepG, long stepMinor) {
    public Rate {
        if (firstG < 0 || firstMinor < 0 || stepG < 0 || stepMinor < 0) throw new IllegalArgumentException("Weights and prices are 0 or more");
    }

    /** @param grams billed */
    public long cost(long grams) {
        if (stepG == 0 || grams <= firstG) return firstMinor;
        return firstMinor + (grams - firstG + stepG - 1) / stepG * stepMinor;
    }
}
