package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shortest walk past some spots of a rectangular site with any number of blocks. What may be left out stands in {@link Floor}, how it is found in {@link ExactPlan}. */
public final class ExactTour {
    private ExactTour() { }

    /** @param spots of the picks, in any order; two picks may share one */
    public static Route of(Layout layout, List<Spot> spots) {
        if (spots.isEmpty()) return new Route(List.of(), List.of(), 0, true);
        var floor = Floor.of(layout, spots);
        var plan = ExactPlan.of(layout, spots, floor);
        var walk = edges(floor, plan).from(new Point(floor.x()[floor.depotColumn()], floor.y()[floor.depotRow()]));
        return new Route(order(layout, spots, walk), walk, plan.centimetres(), true);
    }

    private static List<Integer> order(Layout layout, List<Spot> spots, List<Point> walk) {
        Map<Point, List<Integer>> open = new LinkedHashMap<>();
        for (int i = 0; i < spots.size(); i++) {
            open.computeIfAbsent(new Point(layout.aisleX().get(spots.get(i).aisle()), spots.get(i).y()), any -> new ArrayList<>()).add(i);
        }
        List<Integer> order = new ArrayList<>();
        for (var point : walk) {
            var here = open.remove(point);
            if (here != null) order.addAll(here);
        }
        return order;
    }

    private static EulerWalk edges(Floor floor, ExactPlan.Result plan) {
        var edges = new EulerWalk();
        for (int column = 0; column < floor.columns(); column++) {
            for (int row = 0; row < plan.pass()[column].length; row++) pass(edges, floor, column, row, plan.pass()[column][row]);
            if (column == floor.columns() - 1) continue;
            for (int row = 0; row < floor.rows(); row++) {
                edges.edge(new Point(floor.x()[column], floor.y()[row]), new Point(floor.x()[column + 1], floor.y()[row]), plan.along()[column][row]);
            }
        }
        return edges;
    }

    /** Edges from stop to stop: a pick is a point of the walk. */
    private static void pass(EulerWalk edges, Floor floor, int column, int row, Pass pass) {
        var reach = floor.reach()[column][row];
        int picks = reach.offsets().length;
        switch (pass) {
            case NONE -> { }
            case ONCE -> stops(edges, floor, column, row, -1, picks, 1);
            case TWICE -> stops(edges, floor, column, row, -1, picks, 2);
            case FROM_BELOW -> stops(edges, floor, column, row, -1, picks - 1, 2);
            case FROM_ABOVE -> stops(edges, floor, column, row, 0, picks, 2);
            case FROM_BOTH -> {
                stops(edges, floor, column, row, -1, reach.afterGap() - 1, 2);
                stops(edges, floor, column, row, reach.afterGap(), picks, 2);
            }
            default -> throw new IllegalArgumentException("Unknown pass " + pass);
        }
    }

    /** @param first number of a pick; -1 is the lower cross aisle, and the number of picks is the upper one */
    private static void stops(EulerWalk edges, Floor floor, int column, int row, int first, int last, int times) {
        for (int stop = first; stop < last; stop++) edges.edge(point(floor, column, row, stop), point(floor, column, row, stop + 1), times);
    }

    private static Point point(Floor floor, int column, int row, int stop) {
        var reach = floor.reach()[column][row];
        int offset = stop < 0 ? 0 : stop == reach.offsets().length ? reach.height() : reach.offsets()[stop];
        return new Point(floor.x()[column], floor.y()[row] + offset);
    }
}
