package dev.wharf.overview;

import dev.wharf.overview.StockHistory.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * On hand and available over time as steps, in the coordinates of one SVG. Units are at the left, time runs to the right; the table beside it says
 * the same in words.
 *
 * @param onHand    path of the line
 * @param available path of the line
 * @param grid      lines with their units
 * @param days      marks with their moments
 */
record StockPicture(String onHand, String available, List<Mark> grid, List<Mark> days, List<Point> points) {
    static final int WIDTH = 720;
    static final int HEIGHT = 240;
    private static final int LEFT = 48;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 28;
    private static final int LINES = 4;
    private static final int MARKS = 4;

    /** @param at coordinate */
    record Mark(double at, long units, Instant moment) { }

    static StockPicture of(List<Point> points) {
        var from = points.get(0).at();
        var until = points.get(points.size() - 1).at();
        int most = points.stream().mapToInt(p -> Math.max(p.onHand(), p.available())).max().orElse(0);
        // Below zero only if somebody changed a balance by hand; then the picture shows it.
        int least = Math.min(0, points.stream().mapToInt(p -> Math.min(p.onHand(), p.available())).min().orElse(0));
        long step = step(most - least);
        long top = Math.max(step, (most + step - 1) / step * step);
        var scale = new Scale(from, Math.max(1, Duration.between(from, until).toMillis()), least, Math.max(1, top - least));
        var grid = new ArrayList<Mark>();
        for (long units = least; units <= top; units += step) grid.add(new Mark(scale.y(units), units, null));
        var days = new ArrayList<Mark>();
        for (int i = 0; i <= MARKS; i++) {
            var moment = from.plusMillis(Duration.between(from, until).toMillis() * i / MARKS);
            days.add(new Mark(scale.x(moment), 0, moment));
        }
        return new StockPicture(path(points, scale, true), path(points, scale, false), grid, days, points);
    }

    private record Scale(Instant from, long millis, long least, long units) {
        double x(Instant at) {
            return LEFT + (double) Duration.between(from, at).toMillis() / millis * (WIDTH - LEFT - RIGHT);
        }

        double y(long value) {
            return TOP + (1 - (double) (value - least) / units) * (HEIGHT - TOP - BOTTOM);
        }
    }

    /** 1, 2 or 5 times a power of ten, so that there are about {@value LINES} lines. */
    private static long step(int span) {
        long step = 1;
        int[] factors = {2, 5, 10};
        for (long power = 1; ; power *= 10) {
            for (int factor : factors) {
                if (step * LINES >= span) return step;
                step = power * factor;
            }
        }
    }

    private static String path(List<Point> points, Scale scale, boolean onHand) {
        var path = new StringBuilder();
        for (var point : points) {
            double x = scale.x(point.at());
            double y = scale.y(onHand ? point.onHand() : point.available());
            path.append(path.isEmpty() ? String.format(Locale.ROOT, "M%.1f %.1f", x, y) : String.format(Locale.ROOT, "H%.1fV%.1f", x, y));
        }
        return path.toString();
    }
}
