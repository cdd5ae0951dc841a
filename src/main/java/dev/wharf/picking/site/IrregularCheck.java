package dev.wharf.picking.site;

import dev.wharf.picking.route.Point;
import dev.wharf.picking.site.FloorPlan.Irregular;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an irregular plan; the first thing that is wrong is refused by the name of its field. */
final class IrregularCheck {
    private static final String AT = "irregular.";
    private static final int POINTS = 2000;
    private static final int WAYS = 100_000;
    private static final int BINS = 50_000;
    /** 5 km, in centimetres, to the depot and back: from any point to any other it is then no more than the 10 km that a search takes. */
    private static final int FARTHEST = 500_000;

    private final Irregular plan;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Point> corners = new ArrayList<>();

    private IrregularCheck(Irregular plan) {
        this.plan = plan;
    }

    static IrregularSite site(Irregular plan) {
        var check = new IrregularCheck(plan);
        check.points();
        var net = new WayNet(check.ways());
        if (plan.depot() == null) throw Field.wrong(AT + "depot", "is missing; walks start and end there.");
        int depot = check.number(AT + "depot", plan.depot());
        check.reachable(net, depot);
        return new IrregularSite(net, depot, check.corners(), List.copyOf(check.numbers.keySet()), check.edges(), check.bins());
    }

    private void points() {
        Field.size(AT + "points", plan.points().size(), 1, POINTS);
        for (int i = 0; i < plan.points().size(); i++) {
            var field = AT + "points[" + i + "]";
            var point = plan.points().get(i);
            if (point == null) throw Field.wrong(field, "is missing.");
            if (numbers.put(Field.code(field + ".id", point.id()), i) != null) throw Field.wrong(field + ".id", "there are two points " + point.id() + ".");
            if ((point.x() == null) != (point.y() == null)) throw Field.wrong(field, "has x and y, or none of them.");
            corners.add(point.x() == null ? null : new Point(Field.number(field + ".x", point.x(), -FARTHEST, FARTHEST), Field.number(field + ".y", point.y(), -FARTHEST, FARTHEST)));
        }
    }

    private int number(String field, String id) {
        var number = numbers.get(Field.code(field, id));
        if (number == null) throw Field.wrong(field, "there is no point " + id + ".");
        return number;
    }

    private List<List<WayNet.Edge>> ways() {
        Field.size(AT + "ways", plan.ways().size(), 0, WAYS);
        var edges = new ArrayList<List<WayNet.Edge>>();
        for (int i = 0; i < corners.size(); i++) edges.add(new ArrayList<>());
        for (int i = 0; i < plan.ways().size(); i++) {
            var field = AT + "ways[" + i + "]";
            var way = plan.ways().get(i);
            if (way == null) throw Field.wrong(field, "is missing.");
            int from = number(field + ".from", way.from());
            int to = number(field + ".to", way.to());
            int centimetres = way.centimetres() == null ? straight(field, from, to) : Field.number(field + ".centimetres", way.centimetres(), 0, FARTHEST);
            edges.get(from).add(new WayNet.Edge(to, centimetres));
            if (!way.oneWay()) edges.get(to).add(new WayNet.Edge(from, centimetres));
        }
        return edges;
    }

    private int straight(String field, int from, int to) {
        var a = corners.get(from);
        var b = corners.get(to);
        if (a == null || b == null) throw Field.wrong(field + ".centimetres", "is missing, and one of the two points has no x and y to measure it.");
        return (int) Math.round(Math.hypot((double) a.x() - b.x(), (double) a.y() - b.y()));
    }

    private void reachable(WayNet net, int depot) {
        numbers.forEach((id, number) -> {
            int farther = Math.max(net.distance(depot, number), net.distance(number, depot));
            if (farther == WayNet.NEVER) throw Field.wrong(AT + "points[" + number + "]", "no way leads from the depot to point " + id + " and back.");
            if (farther > FARTHEST) throw Field.wrong(AT + "points[" + number + "]", "from the depot to point " + id + " it is " + farther + " cm; at most " + FARTHEST + " can be planned.");
        });
    }

    /** Empty if a point has no place on the picture. */
    private List<Point> corners() {
        return corners.contains(null) ? List.of() : List.copyOf(corners);
    }

    private List<IrregularSite.Line> edges() {
        return plan.ways().stream().map(way -> new IrregularSite.Line(numbers.get(way.from().strip()), numbers.get(way.to().strip()))).toList();
    }

    private Map<String, IrregularSite.Stop> bins() {
        Field.size(AT + "bins", plan.bins().size(), 0, BINS);
        var bins = new HashMap<String, IrregularSite.Stop>();
        for (int i = 0; i < plan.bins().size(); i++) {
            var field = AT + "bins[" + i + "]";
            var bin = plan.bins().get(i);
            if (bin == null) throw Field.wrong(field, "is missing.");
            var code = Field.code(field + ".code", bin.code());
            var stop = new IrregularSite.Stop(number(field + ".at", bin.at()), bin.zone() == null ? "" : bin.zone().strip());
            if (bins.put(BinCodes.key(code), stop) != null) throw Field.wrong(field + ".code", "bin " + code + " is listed twice.");
        }
        return bins;
    }
}
