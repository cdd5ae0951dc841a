package dev.wharf.picking.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A floor from above, in the coordinates of one SVG; the front is at the bottom. The fragment {@code floor-picture :: picture} draws it.
 *
 * @param width  of the drawing, as large as it is read with ease
 * @param ways   what is walked on
 * @param bins   by zone
 * @param labels names of aisles, or of points
 */
public record FloorPicture(int width, int height, List<Strip> ways, List<Cells> bins, List<Label> labels, Mark depot, List<Track> tracks) {
    public record Mark(double x, double y) { }

    /** A straight piece of an aisle or of any other way. @param breadth of its line */
    public record Strip(double x1, double y1, double x2, double y2, double breadth) { }

    /** @param zone empty for none. @param tint number of its colour, from 0; 0 for no zone. @param path outline of all its bins */
    public record Cells(String zone, int tint, String path) {
        static List<Cells> coloured(Map<String, StringBuilder> pathsByZone) {
            var cells = new ArrayList<Cells>();
            int tint = 0;
            for (var zone : pathsByZone.entrySet()) cells.add(new Cells(zone.getKey(), zone.getKey().isEmpty() ? 0 : ++tint, zone.getValue().toString()));
            return cells;
        }
    }

    public record Label(double x, double y, String text) { }

    /** Where the picker stops. @param numbers places of its bins in the walk, such as 3 or 3–5. @param bins their codes */
    public record Stop(double x, double y, String numbers, String bins) { }

    /**
     * One walk.
     *
     * @param colour number of its colour, from 0
     * @param path   its line
     * @param arrows outlines of arrow heads along it
     * @param metres null if unknown
     * @param how    EXACT, SEARCHED or BY_CODE
     * @param off    bins that are not on the plan
     */
    public record Track(int colour, String name, String path, String arrows, List<Stop> stops, Double metres, String how, List<String> off) { }
}
