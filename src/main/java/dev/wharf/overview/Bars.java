package dev.wharf.overview;

import java.util.List;

/** The bars of the board as drawn: numbers of an SVG, because the pages allow no inline style. */
record Bars(List<Bar> bars) {
    private static final int WIDTH = 1000;

    /** @param late end of the overdue part @param soon end of the part due soon @param all end of the bar */
    record Bar(String stage, int late, int soon, int all) { }

    static Bars of(BoardFigures figures) {
        int most = Math.max(1, figures.stages().stream().mapToInt(BoardFigures.StageFigure::count).max().orElse(1));
        return new Bars(figures.stages().stream().map(s -> new Bar(s.stage(), wide(s.overdue(), most), wide(s.overdue() + s.soon(), most), wide(s.count(), most))).toList());
    }

    private static int wide(int count, int most) {
        return (int) ((long) count * WIDTH / most);
    }
}
