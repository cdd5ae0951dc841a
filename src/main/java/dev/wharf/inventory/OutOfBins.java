package dev.wharf.inventory;

import dev.wharf.inventory.BinPicks.Back;
import dev.wharf.inventory.Bins.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** From which bins an order still has units, by what was taken and put back. Pure: no I/O. */
final class OutOfBins {
    /** Bins with units out of them, the one taken from longest ago first. */
    private final List<Back> out = new ArrayList<>();

    private OutOfBins() { }

    /** @param history in the order it happened; below zero what was taken, above what was put back. @return the bin taken from last first */
    static List<Back> of(List<Back> history) {
        var bins = new OutOfBins();
        for (var entry : history) {
            if (entry.units() < 0) bins.take(entry.place(), -entry.units());
            else bins.putBack(entry.place(), entry.units());
        }
        var last = new ArrayList<>(bins.out);
        Collections.reverse(last);
        return last;
    }

    private void take(Place place, int units) {
        int before = out.stream().filter(b -> b.place().equals(place)).mapToInt(Back::units).sum();
        out.removeIf(b -> b.place().equals(place));
        out.add(new Back(place, before + units));
    }

    /** Units that were put into another bin than they came from are those that have been out longest; a unit keeps its lot. */
    private void putBack(Place place, int units) {
        int left = settle(units, place, true);
        settle(left, place, false);
    }

    private int settle(int units, Place place, boolean samePlace) {
        int left = units;
        for (int i = 0; i < out.size(); i++) {
            var from = out.get(i);
            boolean fits = samePlace ? from.place().equals(place) : from.place().lot().equals(place.lot());
            int here = fits ? Math.min(left, from.units()) : 0;
            out.set(i, new Back(from.place(), from.units() - here));
            left -= here;
        }
        out.removeIf(b -> b.units() == 0);
        return left;
    }
}
