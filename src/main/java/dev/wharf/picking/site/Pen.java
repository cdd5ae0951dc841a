package dev.wharf.picking.site;

import dev.wharf.picking.route.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** From centimetres of a floor to the coordinates of its drawing; y grows upwards there and downwards here. */
record Pen(int left, int top, double scale) {
    /** Around the floor, for names and the depot. */
    static final int MARGIN = 44;
    /** About two screens; a larger floor is drawn smaller. */
    private static final double LARGEST = 1800;

    /** @param scale wanted, in pixels for a centimetre */
    static Pen over(List<Point> corners, double scale) {
        double longest = Math.max(1, Math.max(most(corners, Point::x) - least(corners, Point::x), most(corners, Point::y) - least(corners, Point::y)));
        return new Pen(least(corners, Point::x), most(corners, Point::y), Math.min(scale, LARGEST / longest));
    }

    static int least(List<Point> points, ToIntFunction<Point> of) {
        return points.stream().mapToInt(of).min().orElse(0);
    }

    static int most(List<Point> points, ToIntFunction<Point> of) {
        return points.stream().mapToInt(of).max().orElse(0);
    }

    double x(double centimetres) {
        return round(MARGIN + (centimetres - left) * scale);
    }

    double y(double centimetres) {
        return round(MARGIN + (top - centimetres) * scale);
    }

    double length(double centimetres) {
        return round(centimetres * scale);
    }

    static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
