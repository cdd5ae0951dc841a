package dev.wharf.picking.site;

import dev.wharf.picking.route.Point;
import dev.wharf.picking.site.FloorPicture.Strip;
import java.util.List;

/** Ways of an irregular floor. */
final class IrregularDrawing {
    private static final double BREADTH = 14;
    private static final double SIZE = 640;

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

    private Strip strip(Point from, Point to) {
        return new Strip(pen.x(from.x()), pen.y(from.y()), pen.x(to.x()), pen.y(to.y()), BREADTH);
    }
}
