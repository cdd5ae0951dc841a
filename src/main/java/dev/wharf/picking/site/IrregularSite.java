package dev.wharf.picking.site;

import dev.wharf.picking.route.Comparison;
import dev.wharf.picking.route.Point;
import dev.wharf.picking.route.WalkLength;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Any floor whose ways are measured: few stops are walked in the best order, many in a good one. */
final class IrregularSite implements DrawnSite {
    /** @param at number of a point. @param zone may be empty */
    record Stop(int at, String zone) { }

    /** For the picture: numbers of two points. */
    record Line(int from, int to) { }

    private final WayNet net;
    private final int depot;
    private final List<Point> points;
    private final List<String> names;
    private final List<Line> lines;
    private final Map<String, Stop> bins;

    /** @param points where the points are; empty if that is not known of all. @param bins by key of their codes */
    IrregularSite(WayNet net, int depot, List<Point> points, List<String> names, List<Line> lines, Map<String, Stop> bins) {
        this.net = net;
        this.depot = depot;
        this.points = points;
        this.names = names;
        this.lines = lines;
        this.bins = Map.copyOf(bins);
    }

    List<Point> points() {
        return points;
    }

    List<String> names() {
        return names;
    }

    Collection<Stop> stops() {
        return bins.values();
    }

    List<Line> lines() {
        return lines;
    }

    Point depot() {
        return points.get(depot);
    }

    @Override
    public Optional<Point> at(String bin) {
        return points.isEmpty() ? Optional.empty() : spot(bin).map(points::get);
    }

    private Optional<Integer> spot(String bin) {
        return Optional.ofNullable(bins.get(BinCodes.key(bin))).map(Stop::at);
    }

    @Override
    public boolean has(String bin) {
        return bins.containsKey(BinCodes.key(bin));
    }

    @Override
    public Walk walk(Collection<String> wanted) {
        return from(depot, Stops.of(wanted, this::spot));
    }

    @Override
    public Walk walkOn(String from, Collection<String> wanted) {
        return from(spot(from).orElse(depot), Stops.of(wanted, this::spot));
    }

    private Walk from(int start, Stops<Integer> stops) {
        var open = new ArrayList<>(stops.spots());
        boolean here = open.remove(Integer.valueOf(start));
        var found = OpenWalk.of(open.size(), i -> net.distance(start, open.get(i)), (i, j) -> net.distance(open.get(i), open.get(j)), i -> net.distance(open.get(i), depot));
        var order = new ArrayList<>(found.order().stream().map(open::get).toList());
        long centimetres = open.isEmpty() ? net.distance(start, depot) : found.centimetres();
        var path = path(start, order);
        if (here) order.add(0, start);
        return new Walk(stops.inOrder(order), OptionalLong.of(centimetres), found.exact() ? Walk.How.EXACT : Walk.How.SEARCHED, path, stops.unknown());
    }

    private List<Point> path(int start, List<Integer> order) {
        if (points.isEmpty() || order.isEmpty() && start == depot) return List.of();
        var path = new ArrayList<Point>();
        path.add(points.get(start));
        int at = start;
        for (int next : order) {
            net.way(at, next).stream().skip(1).map(points::get).forEach(path::add);
            at = next;
        }
        net.way(at, depot).stream().skip(1).map(points::get).forEach(path::add);
        return path;
    }

    @Override
    public WalkLength lengths(List<String> table) {
        return new SearchedLength(table.stream().mapToInt(bin -> spot(bin).orElse(-1)).toArray(), i -> net.distance(depot, i), net::distance, i -> net.distance(i, depot));
    }

    @Override
    public OptionalLong between(String from, String to) {
        return spot(from).flatMap(a -> spot(to).map(b -> OptionalLong.of(net.distance(a, b)))).orElse(OptionalLong.empty());
    }

    @Override
    public Optional<String> zone(String bin) {
        return Optional.ofNullable(bins.get(BinCodes.key(bin))).map(Stop::zone).filter(zone -> !zone.isEmpty());
    }

    @Override
    public Optional<Comparison> comparison(Collection<String> wanted) {
        return Optional.empty();
    }
}
