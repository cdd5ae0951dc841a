package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is short if a bin has too few. Decides; what it asks of other bins is done by the caller. */
final class ShortShares {
    /** Fetches from other bins what this one lacks of a line. */
    interface Elsewhere {
        /** @param found units of the line that are here. @return false if the other bins have too few; then the line's order leaves the walk */
        boolean fetch(PickLine line, int found);
    }

    /** An order that leaves. @param missing units that are nowhere, by line, above zero; at least one */
    record Leaving(PickOrder order, Map<PickLine, Integer> missing) { }

    private ShortShares() { }

    /** On a cart the line itself. In a box all open lines that want the same goods from the same bin: what is there goes to the most urgent ones, so that the last are short. */
    static List<PickLine> alike(PickMode mode, List<PickLine> all, PickLine line) {
        if (!mode.inBox()) return List.of(line);
        return all.stream().filter(l -> l.left() > 0 && l.sku().equals(line.sku()) && l.bin().equalsIgnoreCase(line.bin()) && l.lot().equals(line.lot()))
            .sorted(Comparator.comparingInt(PickLine::position).thenComparingInt(PickLine::sequence)).toList();
    }

    /**
     * Units that are there for an order that leaves are for the next one; what is left over in the end is not missing.
     *
     * @param alike lines of this bin, the most urgent order first
     * @param found units that are there for all of them
     */
    static List<Leaving> settle(List<PickLine> alike, int found, Elsewhere elsewhere) {
        int there = found;
        var leaving = new LinkedHashMap<PickOrder, List<PickLine>>();
        for (var own : alike.stream().collect(groupingBy(PickLine::order, LinkedHashMap::new, toList())).entrySet()) {
            var here = new ArrayList<PickLine>();
            int rest = there;
            int shared = 0;
            boolean stays = true;
            for (var line : own.getValue()) {
                int units = Math.min(rest, line.left());
                boolean all = units == line.left();
                stays = stays && (all || elsewhere.fetch(line, units));
                if (all || !stays) here.add(line);
                else shared += units;
                rest -= units;
            }
            if (!stays) leaving.put(own.getKey(), here);
            there = stays ? rest : there - shared;
        }
        return missing(leaving, there);
    }

    private static List<Leaving> missing(Map<PickOrder, List<PickLine>> leaving, int leftOver) {
        var result = new ArrayList<Leaving>();
        int there = leftOver;
        for (var one : leaving.entrySet()) {
            var missing = new LinkedHashMap<PickLine, Integer>();
            for (var line : one.getValue()) {
                int units = Math.min(there, line.left());
                there -= units;
                if (units < line.left()) missing.put(line, line.left() - units);
            }
            result.add(new Leaving(one.getKey(), missing));
        }
        return result;
    }
}
