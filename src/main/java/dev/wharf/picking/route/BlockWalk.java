package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A walk by one {@link Heuristic}: the blocks on one side of the depot from far to near, then those on the other side. */
final class BlockWalk {
    private final Layout layout;
    private final List<Spot> spots;
    private final Heuristic rule;
    private final Trail trail;

    BlockWalk(Layout layout, List<Spot> spots, Heuristic rule) {
        this.layout = layout;
        this.spots = spots;
        this.rule = rule;
        var picks = spots.stream().map(spot -> new Point(layout.aisleX().get(layout.inside(spot).aisle()), spot.y())).toList();
        trail = new Trail(new Point(layout.depot().x(), y(layout.depot().crossAisle())), picks);
    }

    Route route() {
        int depot = layout.depot().crossAisle();
        wing(layout.blocks().size() - 1, depot, -1);
        wing(0, depot - 1, 1);
        trail.alongTo(layout.depot().x());
        return trail.route();
    }

    /** @param step to the next block, which is nearer to the depot */
    private void wing(int farthest, int nearest, int step) {
        int block = farthest;
        while ((nearest - block) * step >= 0 && open(block).isEmpty()) block += step;
        if ((nearest - block) * step < 0) return;
        if (block != nearest) {
            int leftmost = Integer.MAX_VALUE;
            for (int b = block; (nearest - b) * step >= 0; b += step) if (!open(b).isEmpty()) leftmost = Math.min(leftmost, open(b).firstKey());
            trail.alongTo(leftmost);
            trail.upOrDownTo(y(near(block, step)));
        }
        for (int b = block; (nearest - b) * step >= 0; b += step) serve(open(b), y(near(b, step)), y(far(b, step)), b != block);
    }

    /** Above the depot the near cross aisle is the lower one. */
    private static int near(int block, int step) {
        return step < 0 ? block : block + 1;
    }

    private static int far(int block, int step) {
        return step < 0 ? block + 1 : block;
    }

    private int y(int crossAisle) {
        return layout.crossAisleY().get(crossAisle);
    }

    /** What is still to be picked in a block: y by x of the aisle. */
    private NavigableMap<Integer, NavigableSet<Integer>> open(int block) {
        var open = new TreeMap<Integer, NavigableSet<Integer>>();
        for (int i = 0; i < spots.size(); i++) {
            var spot = spots.get(i);
            if (trail.open(i) && Floor.block(layout, spot.y()) == block) open.computeIfAbsent(layout.aisleX().get(spot.aisle()), any -> new TreeSet<>()).add(spot.y());
        }
        return open;
    }

    /** One block, beginning at the near or far cross aisle and ending at the near one. */
    private void serve(NavigableMap<Integer, NavigableSet<Integer>> picks, int near, int far, boolean atFar) {
        List<Integer> aisles = new ArrayList<>(picks.keySet());
        if (!aisles.isEmpty()) {
            int x = trail.at().x();
            if (Math.abs(x - aisles.get(aisles.size() - 1)) < Math.abs(x - aisles.get(0))) Collections.reverse(aisles);
            switch (rule) {
                case S_SHAPE -> sShape(picks, aisles, near, far);
                case RETURN -> returning(picks, aisles, near, far, atFar);
                case LARGEST_GAP -> largestGap(picks, aisles, near, far, atFar);
                default -> throw new IllegalArgumentException("Unknown rule " + rule);
            }
        }
        trail.upOrDownTo(near);
    }

    private void sShape(NavigableMap<Integer, NavigableSet<Integer>> picks, List<Integer> aisles, int near, int far) {
        for (int i = 0; i < aisles.size(); i++) {
            trail.alongTo(aisles.get(i));
            boolean last = i == aisles.size() - 1;
            if (trail.at().y() == far) trail.upOrDownTo(near);
            else if (last) inAndBack(farthest(picks.get(aisles.get(i)), near));
            else trail.upOrDownTo(far);
        }
    }

    private void returning(NavigableMap<Integer, NavigableSet<Integer>> picks, List<Integer> aisles, int near, int far, boolean atFar) {
        if (atFar) {
            trail.alongTo(aisles.remove(0));
            trail.upOrDownTo(near);
        }
        for (int x : aisles) {
            trail.alongTo(x);
            inAndBack(farthest(picks.get(x), near));
        }
    }

    private void largestGap(NavigableMap<Integer, NavigableSet<Integer>> picks, List<Integer> aisles, int near, int far, boolean atFar) {
        if (!atFar && aisles.size() == 1) {
            returning(picks, aisles, near, far, false);
            return;
        }
        List<Integer> nearParts = new ArrayList<>(aisles);
        if (!atFar) {
            int first = aisles.remove(0);
            nearParts.removeAll(nearPartsOnTheWay(picks, first, near, far));
            trail.alongTo(first);
            trail.upOrDownTo(far);
        }
        int last = aisles.remove(aisles.size() - 1);
        for (int x : aisles) enter(x, picks.get(x), far, near);
        trail.alongTo(last);
        trail.upOrDownTo(near);
        Collections.reverse(aisles);
        aisles.retainAll(nearParts);
        for (int x : aisles) enter(x, picks.get(x), near, far);
    }

    /** Aisles that the picker passes before the first one is walked through. */
    private List<Integer> nearPartsOnTheWay(NavigableMap<Integer, NavigableSet<Integer>> picks, int first, int near, int far) {
        int from = trail.at().x();
        List<Integer> passed = new ArrayList<>(picks.subMap(Math.min(from, first), false, Math.max(from, first), false).keySet());
        if (first < from) Collections.reverse(passed);
        for (int x : passed) enter(x, picks.get(x), near, far);
        return passed;
    }

    private void enter(int x, NavigableSet<Integer> picks, int side, int other) {
        int y = beyondGap(picks, side, other);
        if (y == side && !picks.contains(side)) return;
        trail.alongTo(x);
        inAndBack(y);
    }

    private void inAndBack(int y) {
        int back = trail.at().y();
        trail.upOrDownTo(y);
        trail.upOrDownTo(back);
    }

    private static int farthest(NavigableSet<Integer> picks, int from) {
        return Math.abs(picks.first() - from) > Math.abs(picks.last() - from) ? picks.first() : picks.last();
    }

    /** How far to go in from this side, up to the largest gap between two picks or a pick and a cross aisle; the side itself if the gap begins there. Of equal gaps the lowest counts. */
    private static int beyondGap(NavigableSet<Integer> picks, int side, int other) {
        int low = Math.min(side, other);
        int from = low;
        int gap = -1;
        int gapFrom = low;
        int gapTo = low;
        List<Integer> stops = new ArrayList<>(picks);
        stops.add(Math.max(side, other));
        for (int stop : stops) {
            if (stop - from > gap) {
                gap = stop - from;
                gapFrom = from;
                gapTo = stop;
            }
            from = stop;
        }
        return side == low ? gapFrom : gapTo;
    }
}
