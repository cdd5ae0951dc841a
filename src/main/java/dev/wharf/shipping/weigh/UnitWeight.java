package dev.wharf.shipping.weigh;

/**
 * What one unit of a SKU weighs as scales have seen it, kept as count, mean and sum of squared differences, so that a new weighing needs no old
 * one. Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4(3), 1962.
 *
 * @param weighings how many
 * @param mean      in grams
 * @param m2        sum of squared differences from the mean
 */
record UnitWeight(long weighings, double mean, double m2) {
    static final UnitWeight NONE = new UnitWeight(0, 0, 0);
    /** Fewer weighings say little about how much they scatter: of ten, the sample's deviation is within about half of the true one, 95 times in 100. */
    static final int LEARNED_FROM = 10;
    /** Three deviations leave out one right parcel in 370, if weights are spread normally. */
    static final double Z = 3;
    /** A scale's smallest step in grams: a smaller difference from the master data is no error. */
    private static final double STEP = 1;

    UnitWeight with(double grams) {
        long n = weighings + 1;
        double delta = grams - mean;
        double next = mean + delta / n;
        return new UnitWeight(n, next, m2 + delta * (grams - next));
    }

    boolean learned() {
        return weighings >= LEARNED_FROM;
    }

    double deviation() {
        return weighings < 2 ? 0 : Math.sqrt(m2 / (weighings - 1));
    }

    /** True if the mean is so far from what the master data says that chance does not explain it. */
    boolean contradicts(int masterG) {
        double off = Math.abs(mean - masterG);
        return learned() && off >= STEP && off > Z * deviation() / Math.sqrt(weighings);
    }
}
