package dev.wharf.picking.site;

import dev.wharf.picking.route.WalkLength;

/** Leaves out the spots that are not on the plan. Not for several threads at once. */
final class KnownOnly implements WalkLength {
    private final WalkLength lengths;
    /** Of each spot of the table, its number in that of the lengths; -1 if it is not on the plan. */
    private final int[] number;
    private int[] known = new int[0];

    KnownOnly(WalkLength lengths, int[] number) {
        this.lengths = lengths;
        this.number = number;
    }

    @Override
    public int of(int[] spots, int count) {
        if (known.length < count) known = new int[count];
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (number[spots[i]] >= 0) known[left++] = number[spots[i]];
        }
        return lengths.of(known, left);
    }
}
