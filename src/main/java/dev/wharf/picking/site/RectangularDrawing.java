package dev.wharf.picking.site;

import dev.wharf.picking.route.Layout;
import dev.wharf.picking.route.Point;
import dev.wharf.picking.site.FloorPicture.Cells;
import dev.wharf.picking.site.FloorPicture.Label;
import dev.wharf.picking.site.FloorPicture.Strip;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Aisles, cross aisles and bins of a rectangular floor. */
final class RectangularDrawing {
    private static final int SINGLE_BINS = 6000;
    private static final double BIN = 15;
    private static final double AISLE = 46;
    /** Of the way from one aisle to the next. */
    private static final double AISLE_BREADTH = 0.3;
    private static final double BIN_BREADTH = 0.28;

    private final RectangularSite site;
    private final Layout layout;
    private final int gap;
    private final Pen pen;

    RectangularDrawing(RectangularSite site) {
        this.site = site;
        this.layout = site.layout();
        this.gap = gap();
        var y = layout.crossAisleY();
        var x = layout.aisleX();
        var corners = List.of(new Point(x.get(0) - gap / 2, y.get(0)), new Point(x.get(x.size() - 1) + gap / 2, y.get(y.size() - 1)), site.depot());
        this.pen = Pen.over(corners, Math.max(BIN / pitch(), AISLE / gap));
    }

    Pen pen() {
        return pen;
    }

    /** Of the narrowest two aisles; of one alone, 3 m. */
    private int gap() {
        var x = layout.aisleX();
        int narrowest = Integer.MAX_VALUE;
        for (int i = 1; i < x.size(); i++) narrowest = Math.min(narrowest, x.get(i) - x.get(i - 1));
        return narrowest == Integer.MAX_VALUE ? 300 : narrowest;
    }

    private int pitch() {
        return layout.blocks().stream().mapToInt(block -> block.binPitch()).filter(pitch -> pitch > 0).min().orElse(100);
    }

    List<Strip> ways() {
        var strips = new ArrayList<Strip>();
        var y = layout.crossAisleY();
        var x = layout.aisleX();
        double breadth = pen.length(gap * AISLE_BREADTH);
        for (int at : x) strips.add(new Strip(pen.x(at), pen.y(y.get(0)), pen.x(at), pen.y(y.get(y.size() - 1)), breadth));
        int from = Math.min(x.get(0), layout.depot().x());
        int to = Math.max(x.get(x.size() - 1), layout.depot().x());
        for (int at : y) strips.add(new Strip(pen.x(from), pen.y(at), pen.x(to), pen.y(at), breadth));
        return strips;
    }

    /** Each bin is a cell; on a very large floor all bins of one side of a block are one. */
    List<Cells> bins() {
        var paths = new TreeMap<String, StringBuilder>();
        boolean single = layout.aisleX().size() * 2L * layout.blocks().stream().mapToInt(block -> block.bins()).sum() <= SINGLE_BINS;
        for (int aisle = 0; aisle < layout.aisleX().size(); aisle++) {
            for (int b = 0; b < layout.blocks().size(); b++) {
                var path = paths.computeIfAbsent(site.zones().getOrDefault(List.of(aisle, b), ""), zone -> new StringBuilder());
                var block = layout.blocks().get(b);
                int first = layout.crossAisleY().get(b) + block.firstBinOffset();
                if (block.bins() > 0 && !single) cells(path, aisle, first, first + (block.bins() - 1) * block.binPitch());
                for (int bin = 0; single && bin < block.bins(); bin++) cells(path, aisle, first + bin * block.binPitch(), first + bin * block.binPitch());
            }
        }
        return Cells.coloured(paths);
    }

    /** On both sides of the aisle. */
    private void cells(StringBuilder path, int aisle, int lowest, int highest) {
        double half = pitch() * 0.43;
        double x = layout.aisleX().get(aisle);
        for (double left : new double[] {x - gap * (AISLE_BREADTH / 2 + BIN_BREADTH), x + gap * AISLE_BREADTH / 2}) {
            path.append(Pen.text("M%.1f %.1fh%.1fv%.1fh-%.1fz", pen.x(left), pen.y(highest + half), pen.length(gap * BIN_BREADTH), pen.length(highest - lowest + 2 * half), pen.length(gap * BIN_BREADTH)));
        }
    }

    List<Label> labels() {
        var labels = new ArrayList<Label>();
        var y = layout.crossAisleY();
        for (int i = 0; i < layout.aisleX().size(); i++) {
            labels.add(new Label(pen.x(layout.aisleX().get(i)), pen.y(y.get(y.size() - 1)) - pen.length(gap * AISLE_BREADTH / 2) - 7, site.aisleNames().get(i)));
        }
        return labels;
    }

    /** Towards the bins if the plan tells the side. */
    Point stop(String bin, Point at) {
        var side = site.place(bin).map(Place::side).orElse(Side.BOTH);
        int aside = (int) (gap * AISLE_BREADTH);
        return side == Side.BOTH ? at : new Point(side == Side.LEFT ? at.x() - aside : at.x() + aside, at.y());
    }
}
