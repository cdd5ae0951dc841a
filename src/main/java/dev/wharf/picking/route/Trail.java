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
        centimetres += far(from, next);
        points.add(next);
        pick(from, next);
    }

    /** Takes what lies between two points of one aisle or cross aisle, in the order of the walk. */
    private void pick(Point from, Point to) {
        picks.stream().filter(pick -> between(from.x(), pick.x(), to.x()) && between(from.y(), pick.y(), to.y()))
            .sorted((a, b) -> Integer.compare(far(from, a), far(from, b)))
            .forEach(this::take);
    }

    private static int far(Point from, Point to) {
        return Math.abs(from.x() - to.x()) + Math.abs(from.y() - to.y());
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
