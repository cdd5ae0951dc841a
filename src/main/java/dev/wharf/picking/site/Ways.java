package dev.wharf.picking.site;

import dev.wharf.picking.route.Layout;
import dev.wharf.picking.route.Point;
import dev.wharf.picking.route.Spot;
import java.util.ArrayList;
import java.util.List;

/** Which aisles and cross aisles a picker takes from spot to spot of a rectangular floor. */
final class Ways {
    private final Layout layout;

    Ways(Layout layout) {
        this.layout = layout;
    }

    Point depot() {
        return new Point(layout.depot().x(), layout.crossAisleY().get(layout.depot().crossAisle()));
    }

    Point at(Spot spot) {
        return new Point(layout.aisleX().get(spot.aisle()), spot.y());
    }

    /** From the depot past these spots in this order and back. */
    List<Point> round(List<Spot> spots) {
        var path = new ArrayList<Point>();
        if (spots.isEmpty()) return path;
        add(path, depot());
        add(path, new Point(at(spots.get(0)).x(), depot().y()));
        toDepot(spots).forEach(point -> add(path, point));
        return path;
    }

    /** Where a walk past these spots in this order to the depot turns or stops. */
    List<Point> toDepot(List<Spot> spots) {
        var path = new ArrayList<Point>();
        for (int i = 0; i < spots.size(); i++) {
            if (i > 0) between(spots.get(i - 1), spots.get(i), path);
            add(path, at(spots.get(i)));
        }
        if (!spots.isEmpty()) add(path, new Point(path.get(path.size() - 1).x(), depot().y()));
        add(path, depot());
        return path;
    }

    private void between(Spot from, Spot to, List<Point> path) {
        if (from.aisle() == to.aisle()) return;
        int best = layout.crossAisleY().get(0);
        for (int y : layout.crossAisleY()) {
            if (Math.abs(from.y() - y) + Math.abs(to.y() - y) < Math.abs(from.y() - best) + Math.abs(to.y() - best)) best = y;
        }
        add(path, new Point(at(from).x(), best));
        add(path, new Point(at(to).x(), best));
    }

    private static void add(List<Point> path, Point point) {
        if (path.isEmpty() || !path.get(path.size() - 1).equals(point)) path.add(point);
    }
}
