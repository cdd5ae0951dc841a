package dev.wharf.picking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who is short if a bin has too few. Pure. */
final class ShortShares {
    /** @param found of the units that are left to pick, those that are there */
    record Share(PickLine line, int found) { }

    private ShortShares() { }

    /**
     * On a cart the line itself. In a box all open lines that want the same goods from the same bin: what is there goes to the most urgent ones, so that the last are short.
     *
     * @param found units that are there
     */
    static List<Share> of(PickMode mode, List<PickLine> all, PickLine line, int found) {
        if (!mode.inBox()) return List.of(new Share(line, found));
        var alike = all.stream().filter(l -> l.left() > 0 && l.sku().equals(line.sku()) && l.bin().equalsIgnoreCase(line.bin()) && l.lot().equals(line.lot()))
            .sorted(Comparator.comparingInt(PickLine::position).thenComparingInt(PickLine::sequence)).toList();
        var shares = new ArrayList<Share>();
        int there = found;
        for (var one : alike) {
            int here = Math.min(Math.max(there, 0), one.left());
            shares.add(new Share(one, here));
            there -= here;
        }
        return shares;
    }
}
