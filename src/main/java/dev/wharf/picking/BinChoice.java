package dev.wharf.picking;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.wharf.inventory.prepack.Pack;
import dev.wharf.picking.site.BinOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses the bins and lots that units are taken from. Pure. Goods that may not leave any more are never chosen, packs are not broken while other bins have units; the same input gives
 * the same answer.
 */
final class BinChoice {
    /**
     * Units that lie in one bin and belong to one lot.
     *
     * @param free      units that nobody else will take
     * @param since     when they came
     * @param expiresOn their last good day; {@link LocalDate#MAX} if they keep
     * @param sellUntil the last day on which they may leave
     * @param doubted   a count is wanted here: such a bin comes last, whatever the strategy
     */
    record Spot(String bin, String lot, int free, Instant since, LocalDate expiresOn, LocalDate sellUntil, boolean doubted) { }

    record Take(Spot spot, int units) { }

    private static final Comparator<Spot> PLACE = comparing(Spot::bin, new BinOrder()).thenComparing(Spot::bin).thenComparing(Spot::lot);

    private BinChoice() { }

    /** @return takes of at least one unit each, together at most what is needed and no more than is free anywhere; fewer if there are fewer */
    static List<Take> choose(Strategy strategy, List<Spot> spots, int needed, LocalDate today) {
        var open = spots.stream().filter(s -> s.free() > 0 && !today.isAfter(s.sellUntil())).sorted(order(strategy)).toList();
        var takes = new ArrayList<>(from(strategy, open.stream().filter(s -> !Pack.isBin(s.bin())).toList(), needed));
        int left = needed - takes.stream().mapToInt(Take::units).sum();
        if (left > 0) takes.addAll(from(strategy, open.stream().filter(s -> Pack.isBin(s.bin())).toList(), left));
        return takes;
    }

    private static List<Take> from(Strategy strategy, List<Spot> open, int needed) {
        return strategy == Strategy.FEWEST_BINS ? fewest(open, needed) : inTurn(open, needed);
    }

    /**
     * Packs of a bin that an order may be sent to.
     *
     * @param free    units of the bin that no stop will take; {@code planned}: those that stops will take, each of them from a pack
     * @param packed  packs that lie there
     * @param perPack units in each
     */
    static int freePacks(int free, int planned, int packed, int perPack) {
        return Math.max(0, Math.min(free / perPack, packed - (planned + perPack - 1) / perPack));
    }

    private static Comparator<Spot> order(Strategy strategy) {
        Comparator<Spot> wanted = switch (strategy) {
            case FEFO -> comparing(Spot::expiresOn).thenComparing(Spot::since);
            case FIFO -> comparing(Spot::since);
            case LIFO -> comparing(Spot::since).reversed();
            case FEWEST_BINS -> comparingInt(Spot::free).reversed();
            case NEAREST -> PLACE;
        };
        return comparing(Spot::doubted).thenComparing(wanted).thenComparing(PLACE);
    }

    private static List<Take> inTurn(List<Spot> open, int needed) {
        var takes = new ArrayList<Take>();
        int left = needed;
        for (var spot : open) {
            if (left == 0) break;
            int here = Math.min(left, spot.free());
            takes.add(new Take(spot, here));
            left -= here;
        }
        return takes;
    }

    /** The largest bins, and as the last one the smallest that holds the rest: as few bins, and the large ones stay large. */
    private static List<Take> fewest(List<Spot> largestFirst, int needed) {
        var takes = new ArrayList<Take>();
        var open = new ArrayList<>(largestFirst);
        int left = needed;
        while (left > 0 && !open.isEmpty()) {
            int rest = left;
            boolean doubted = open.get(0).doubted();
            var last = open.stream().filter(s -> s.doubted() == doubted && s.free() >= rest).min(comparingInt(Spot::free).thenComparing(PLACE)).orElse(open.get(0));
            open.remove(last);
            int here = Math.min(left, last.free());
            takes.add(new Take(last, here));
            left -= here;
        }
        return takes;
    }
}
