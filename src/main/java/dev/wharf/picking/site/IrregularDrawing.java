package dev.wharf.picking.site;

import dev.wharf.picking.route.Point;
import dev.wharf.picking.site.FloorPicture.Cells;
import dev.wharf.picking.site.FloorPicture.Label;
import dev.wharf.picking.site.FloorPicture.Strip;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/** Ways of an irregular floor, and the points with their names. */
final class IrregularDrawing {
    private static final double BREADTH = 14;
    private static final double SIZE = 640;
    private static final double STOP = 18;
    private static final double ASIDE = 34;

    private final IrregularSite site;
    private final Pen pen;

    IrregularDrawing(IrregularSite site) {
        this.site = site;
        var points = site.points();
        double longest = Math.max(1, Math.max(Pen.most(points, Point::x) - Pen.least(points, Point::x), Pen.most(points, Point::y) - Pen.least(points, Point::y)));
        this.pen = Pen.over(points, SIZE / longest);
    }

    Pen pen() {
        return pen;
    }

    List<Strip> ways() {
        return site.lines().stream().map(line -> strip(site.points().get(line.from()), site.points().get(line.to()))).toList();
    }

    /** A square where bins are reached from, by zone. */
    List<Cells> bins() {
        var paths = new TreeMap<String, StringBuilder>();
        var seen = new HashSet<Integer>();
        for (var stop : site.stops()) {
            var path = paths.computeIfAbsent(stop.zone(), zone -> new StringBuilder());
            var at = site.points().get(stop.at());
            if (seen.add(stop.at())) path.append(Pen.text("M%.1f %.1fh%.1fv%.1fh-%.1fz", pen.x(at.x()) - STOP / 2, pen.y(at.y()) - STOP / 2, STOP, STOP, STOP));
        }
        return Cells.coloured(paths);
    }

    /** Beside the ways, which mostly run along or across. */
    List<Label> labels() {
        var labels = new ArrayList<Label>();
        for (int i = 0; i < site.points().size(); i++) {
            var at = site.points().get(i);
            if (!at.equals(site.depot())) labels.add(new Label(pen.x(at.x()) + ASIDE, pen.y(at.y()) - STOP, site.names().get(i)));
        }
        return labels;
    }

    private Strip strip(Point from, Point to) {
        return new Strip(pen.x(from.x()), pen.y(from.y()), pen.x(to.x()), pen.y(to.y()), BREADTH);
    }
}
