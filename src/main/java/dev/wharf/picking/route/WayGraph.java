package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Way points of a site of any shape and how far it is between neighbours. For stairs, lifts, one-way aisles, halls joined by a gate. */
public final class WayGraph {
    private static final int UNREACHED = Integer.MAX_VALUE;

    /** @param oneWay whether it may only be walked from the first to the second point */
    public record Way(int from, int to, int centimetres, boolean oneWay) { }

    private record Reached(int point, int centimetres) { }

    private final List<List<Reached>> ways = new ArrayList<>();

    /** @param points how many there are; they are numbered from 0 */
    public WayGraph(int points, List<Way> ways) {
        for (int i = 0; i < points; i++) this.ways.add(new ArrayList<>());
        for (var way : ways) {
            point(way.from());
            point(way.to());
            if (way.centimetres() < 0) throw new IllegalArgumentException("The way from " + way.from() + " to " + way.to() + " is 0 cm or longer, not " + way.centimetres() + ".");
            this.ways.get(way.from()).add(new Reached(way.to(), way.centimetres()));
            if (!way.oneWay()) this.ways.get(way.to()).add(new Reached(way.from(), way.centimetres()));
        }
    }

    private void point(int number) {
        if (number < 0 || number >= ways.size()) throw new IllegalArgumentException("There is no way point " + number + "; there are " + ways.size() + ", the first is 0.");
    }

    /** Shortest ways between the depot and all picks. @param picks way points, may repeat */
    public DistanceMatrix distances(int depot, List<Integer> picks) {
        List<Integer> stops = new ArrayList<>(List.of(depot));
        stops.addAll(picks);
        stops.forEach(this::point);
        var matrix = new int[stops.size()][stops.size()];
        for (int from = 0; from < matrix.length; from++) {
            var reached = from(stops.get(from));
            for (int to = 0; to < matrix.length; to++) {
                matrix[from][to] = reached[stops.get(to)];
                if (matrix[from][to] == UNREACHED) throw new IllegalArgumentException("There is no way from way point " + stops.get(from) + " to " + stops.get(to) + ".");
            }
        }
        return new DistanceMatrix(matrix);
    }

    /** Dijkstra 1959. */
    private int[] from(int start) {
        var best = new int[ways.size()];
        Arrays.fill(best, UNREACHED);
        best[start] = 0;
        var open = new PriorityQueue<Reached>(Comparator.comparingInt(Reached::centimetres));
        open.add(new Reached(start, 0));
        while (!open.isEmpty()) {
            var at = open.poll();
            if (at.centimetres() > best[at.point()]) continue;
            for (var way : ways.get(at.point())) {
                int centimetres = Math.addExact(at.centimetres(), way.centimetres());
                if (centimetres >= best[way.point()]) continue;
                best[way.point()] = centimetres;
                open.add(new Reached(way.point(), centimetres));
            }
        }
        return best;
    }
}
