package dev.wharf.sourcing;

import java.util.List;

/**
 * Lines that are alike: of the same recipe and free to share, so that their units may be counted together. Any other line stands alone.
 * @param skus numbers of its SKUs in {@link Supply}
 * @param perOne pieces of each in one unit
 */
record Fold(List<Line> lines, int[] skus, int[] perOne, boolean mayShare, int units, int pieces) {
    /** Units that these pieces of a site make, at most {@code wanted}. */
    int fit(int[] left, int wanted) {
        int most = wanted;
        for (int i = 0; i < skus.length && most > 0; i++) most = Math.min(most, left[skus[i]] / perOne[i]);
        return most;
    }

    void take(int[] left, int units) {
        for (int i = 0; i < skus.length; i++) left[skus[i]] -= units * perOne[i];
    }

    boolean shares(Fold other) {
        for (int mine : skus) for (int theirs : other.skus) if (mine == theirs) return true;
        return false;
    }
}
