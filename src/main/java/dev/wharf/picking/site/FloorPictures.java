package dev.wharf.picking.site;

import dev.wharf.picking.route.Point;
import dev.wharf.picking.site.FloorPicture.Cells;
import dev.wharf.picking.site.FloorPicture.Label;
import dev.wharf.picking.site.FloorPicture.Mark;
import dev.wharf.picking.site.FloorPicture.Stop;
import dev.wharf.picking.site.FloorPicture.Strip;
import dev.wharf.picking.site.FloorPicture.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Draws floors and the walks on them. */
@Component
public class FloorPictures {
    private static final int COLOURS = 6;
    private static final double CENTIMETRES = 100;
    /** Breadth of a letter, on the generous side. */
    private static final double LETTER = 10;

    /** @param name as the legend says it, such as the number of a task or a cart */
    public record Named(String name, Walk walk) { }

    private final Sites sites;

    FloorPictures(Sites sites) {
        this.sites = sites;
    }

    /** @return empty if there is no plan, or one without places of its points */
    public Optional<FloorPicture> of(String warehouse, List<Named> walks) {
        return of(sites.of(warehouse), walks);
    }

    static Optional<FloorPicture> of(Site site, List<Named> walks) {
        if (site instanceof RectangularSite rectangular) {
            var drawing = new RectangularDrawing(rectangular);
            var tracks = tracks(walks, rectangular, drawing.pen(), drawing::stop);
            return Optional.of(picture(drawing.pen(), rectangular.depot(), drawing.ways(), drawing.bins(), drawing.labels(), tracks));
        }
        if (site instanceof IrregularSite irregular && !irregular.points().isEmpty()) {
            var drawing = new IrregularDrawing(irregular);
            var tracks = tracks(walks, irregular, drawing.pen(), (bin, at) -> at);
            return Optional.of(picture(drawing.pen(), irregular.depot(), drawing.ways(), drawing.bins(), drawing.labels(), tracks));
        }
        return Optional.empty();
    }

    private static FloorPicture picture(Pen pen, Point depot, List<Strip> ways, List<Cells> bins, List<Label> labels, List<Track> tracks) {
        double named = labels.stream().mapToDouble(label -> label.x() + label.text().length() * LETTER / 2 - Pen.MARGIN).max().orElse(0);
        double right = Math.max(named, ways.stream().mapToDouble(way -> Math.max(way.x1(), way.x2())).max().orElse(0));
        double bottom = ways.stream().mapToDouble(way -> Math.max(way.y1(), way.y2())).max().orElse(0);
        return new FloorPicture((int) Math.ceil(right) + Pen.MARGIN, (int) Math.ceil(bottom) + Pen.MARGIN, ways, bins, labels, new Mark(pen.x(depot.x()), pen.y(depot.y())), tracks);
    }

    private static List<Track> tracks(List<Named> walks, DrawnSite site, Pen pen, BiFunction<String, Point, Point> stop) {
        var tracks = new ArrayList<Track>();
        for (int i = 0; i < walks.size(); i++) {
            var walk = walks.get(i).walk();
            var line = new TrackDrawing(walk.path(), pen, i);
            var metres = walk.centimetres().isPresent() ? walk.centimetres().getAsLong() / CENTIMETRES : null;
            tracks.add(new Track(i % COLOURS, walks.get(i).name(), line.path(), line.arrows(), stops(walk, site, pen, stop), metres, walk.how().name(), walk.unknownBins()));
        }
        return tracks;
    }

    /** Bins of one place share one number. */
    private static List<Stop> stops(Walk walk, DrawnSite site, Pen pen, BiFunction<String, Point, Point> stop) {
        Map<Point, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < walk.bins().size(); i++) {
            int place = i;
            var bin = walk.bins().get(i);
            site.at(bin).ifPresent(at -> places.computeIfAbsent(stop.apply(bin, at), any -> new ArrayList<>()).add(place));
        }
        return places.entrySet().stream().map(e -> new Stop(pen.x(e.getKey().x()), pen.y(e.getKey().y()), numbers(e.getValue()),
            String.join(", ", e.getValue().stream().map(walk.bins()::get).toList()))).toList();
    }

    private static String numbers(List<Integer> places) {
        int first = places.get(0) + 1;
        return places.size() == 1 ? Integer.toString(first) : first + "–" + (places.get(places.size() - 1) + 1);
    }
}
