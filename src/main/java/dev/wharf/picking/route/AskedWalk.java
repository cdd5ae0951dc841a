package dev.wharf.picking.route;

import java.util.Arrays;
import java.util.List;

/** Asks for the length of the whole walk after every change. */
final class AskedWalk implements ChangingWalk {
    private final int[][] spots;
    private final WalkLength length;
    private int[] members = new int[0];
    private int[] asked = new int[16];
    private int centimetres;

    /** @param length numbers the spots group by group */
    AskedWalk(List<? extends List<Spot>> groups, WalkLength length) {
        this.length = length;
        spots = new int[groups.size()][];
        int next = 0;
        for (int g = 0; g < spots.length; g++) {
            spots[g] = new int[groups.get(g).size()];
            for (int i = 0; i < spots[g].length; i++) spots[g][i] = next++;
        }
    }

    @Override
    public void become(int[] groups, int count) {
        members = Arrays.copyOf(groups, count);
        centimetres = centimetresIf(NONE, NONE);
    }

    @Override
    public int centimetres() {
        return centimetres;
    }

    @Override
    public int centimetresIf(int out, int in) {
        int count = 0;
        for (int member : members) if (member != out) count = ask(member, count);
        if (in != NONE) count = ask(in, count);
        return length.of(asked, count);
    }

    private int ask(int group, int count) {
        int next = count + spots[group].length;
        if (next > asked.length) asked = Arrays.copyOf(asked, 2 * next);
        System.arraycopy(spots[group], 0, asked, count, spots[group].length);
        return next;
    }
}
