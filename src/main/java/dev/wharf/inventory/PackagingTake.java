package dev.wharf.inventory;

import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What packaging that has left takes from the books: never more than nobody else was promised. Units beside the bins go first, because boxes lie at the bench; a bin
 * gives one only where the bins could hold more than the house else. Locked and frozen units may have been picked and wait on a cart, damaged and unseen ones may lie
 * apart: none of these counts as lying at the bench, for the bins must still fit the house when they have left. Pure: docs/rules/bench.md.
 *
 * @param units   taken off what is on hand, at most those that left
 * @param outOf   of these, the units that bins give
 */
record PackagingTake(int units, List<FromBin> outOf) {
    record FromBin(Place place, int units) { }

    /** @param left boxes that left. @param bins where the books say that the material lies */
    static PackagingTake of(int left, Balance balance, List<Content> bins) {
        int held = bins.stream().mapToInt(Content::units).sum();
        int beside = Math.max(0, balance.available() - held);
        int freeInBins = bins.stream().mapToInt(Content::free).sum();
        int units = Math.max(0, Math.min(Math.min(left, balance.free()), beside + freeInBins));
        return new PackagingTake(units, outOf(bins, units - Math.min(units, beside)));
    }

    /** The emptiest bins first, so that opened bundles are used up; of two as empty by their code. */
    private static List<FromBin> outOf(List<Content> bins, int units) {
        var byUnits = bins.stream().filter(content -> content.free() > 0)
            .sorted(Comparator.comparingInt(Content::units).thenComparing(content -> content.place().bin()).thenComparing(content -> content.place().lot())).toList();
        var taken = new ArrayList<FromBin>();
        int left = units;
        for (var content : byUnits) {
            int here = Math.min(left, content.free());
            if (here > 0) taken.add(new FromBin(content.place(), here));
            left -= here;
        }
        return List.copyOf(taken);
    }
}
