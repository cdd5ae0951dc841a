package dev.wharf.picking.site;

import dev.wharf.picking.route.Point;
import dev.wharf.picking.site.FloorPicture.Mark;
import java.util.ArrayList;
import java.util.List;

/** The line of a walk. It keeps to the right of the way, so that there and back are two lines, and several walks lie beside each other. */
final class TrackDrawing {
    private static final double APART = 3.2;
    private static final double ARROW = 5;
    /** Of a straight piece, for an arrow to be seen on it. */
    private static final double LONG = 24;

    private final List<Mark> line = new ArrayList<>();

    /** @param place of the walk among those of the picture, from 0 */
    TrackDrawing(List<Point> path, Pen pen, int place) {
        double aside = APART * (1 + place % 4);
        var marks = path.stream().map(p -> new Mark(pen.x(p.x()), pen.y(p.y()))).toList();
        for (int i = 0; i < marks.size(); i++) {
            var in = i == 0 ? null : right(marks.get(i - 1), marks.get(i));
            var out = i == marks.size() - 1 ? null : right(marks.get(i), marks.get(i + 1));
            corner(marks.get(i), in == null ? out : in, out == null ? in : out, aside);
        }
    }

    /** @param in and out: one unit to the right of the ways that come and go; both null for a walk of one point */
    private void corner(Mark at, Mark in, Mark out, double aside) {
        if (in == null || out == null) return;
        double along = in.x() * out.x() + in.y() * out.y();
        if (Math.abs(along) < 0.01) {
            line.add(new Mark(at.x() + (in.x() + out.x()) * aside, at.y() + (in.y() + out.y()) * aside));
            return;
        }
        line.add(new Mark(at.x() + in.x() * aside, at.y() + in.y() * aside));
        if (along < 0.99) line.add(new Mark(at.x() + out.x() * aside, at.y() + out.y() * aside));
    }

    /** @return null if the two are one */
    private static Mark right(Mark from, Mark to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        return length == 0 ? null : new Mark(-(to.y() - from.y()) / length, (to.x() - from.x()) / length);
    }

    String path() {
        var path = new StringBuilder();
        for (var mark : line) path.append(Pen.text(path.isEmpty() ? "M%.1f %.1f" : "L%.1f %.1f", mark.x(), mark.y()));
        return path.toString();
    }

    String arrows() {
        var path = new StringBuilder();
        for (int i = 1; i < line.size(); i++) {
            var from = line.get(i - 1);
            var to = line.get(i);
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            if (length < LONG) continue;
            double dx = (to.x() - from.x()) / length * ARROW;
            double dy = (to.y() - from.y()) / length * ARROW;
            double x = (from.x() + to.x()) / 2;
            double y = (from.y() + to.y()) / 2;
            path.append(Pen.text("M%.1f %.1fL%.1f %.1fL%.1f %.1fz", x + dx, y + dy, x - dx - dy * 0.8, y - dy + dx * 0.8, x - dx + dy * 0.8, y - dy - dx * 0.8));
        }
        return path.toString();
    }
}
