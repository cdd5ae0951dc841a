package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a picker went, and what lay on the way. */
final class Trail {
    private final List<Point> points = new ArrayList<>();
    private final List<Point> picks;
    private final Set<Integer> picked = new LinkedHashSet<>();
    private int centimetres;

    Trail(Point start, List<Point> picks) {
        points.add(start);
        this.picks = picks;
        pick(start, start);
    }

    Point at() {
        return points.get(points.size() - 1);
    }

    void alongTo(int x) {
        to(new Point(x, at().y()));
    }

    void upOrDownTo(int y) {
        to(new Point(at().x(), y));
    }

    private void to(Point next) {
        var from = at();
        if (next.equals(from)) return;
        centimetres += Math.abs(next.x() - from.x()) + Math.abs(next.y() - from.y());
        points.add(next);
        pick(from, next);
    }

    /** Takes what lies between two points of one aisle, in the order of the walk. */
    private void pick(Point from, Point to) {
        picks.stream().filter(pick -> pick.x() == from.x() && pick.x() == to.x() && between(from.y(), pick.y(), to.y()))
            .sorted((a, b) -> Integer.compare(Math.abs(a.y() - from.y()), Math.abs(b.y() - from.y())))
            .forEach(this::take);
    }

    private void take(Point place) {
        for (int i = 0; i < picks.size(); i++) if (picks.get(i).equals(place)) picked.add(i);
    }

    private static boolean between(int one, int y, int other) {
        return Math.min(one, other) <= y && y <= Math.max(one, other);
    }

    boolean open(int pick) {
        return !picked.contains(pick);
    }

    Route route() {
        return new Route(List.copyOf(picked), points, centimetres, false);
    }
}
