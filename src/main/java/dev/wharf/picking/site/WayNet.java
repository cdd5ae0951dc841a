package dev.wharf.picking.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/** Points and the ways between them; shortest distances by Dijkstra, kept for each point that was asked for. */
final class WayNet {
    static final int NEVER = Integer.MAX_VALUE;

    /** @param to number of a point */
    record Edge(int to, int centimetres) { }

    /** Distances from one point to all, and the point before each on the way. */
    private record Tree(int[] distance, int[] before) { }

    private final List<List<Edge>> edges;
    private final Map<Integer, Tree> trees = new ConcurrentHashMap<>();

    /** @param edges that leave each point */
    WayNet(List<List<Edge>> edges) {
        this.edges = edges.stream().map(List::copyOf).toList();
    }

    /** @return {@link #NEVER} if no way leads there */
    int distance(int from, int to) {
        return trees.computeIfAbsent(from, this::grow).distance[to];
    }

    /** The points from one to the other, both included. */
    List<Integer> way(int from, int to) {
        var before = trees.computeIfAbsent(from, this::grow).before;
        var way = new ArrayList<Integer>();
        for (int at = to; at != from; at = before[at]) way.add(at);
        way.add(from);
        Collections.reverse(way);
        return way;
    }

    private Tree grow(int from) {
        var distance = new int[edges.size()];
        var before = new int[edges.size()];
        Arrays.fill(distance, NEVER);
        distance[from] = 0;
        var open = new PriorityQueue<Edge>((a, b) -> Integer.compare(a.centimetres(), b.centimetres()));
        open.add(new Edge(from, 0));
        while (!open.isEmpty()) {
            var nearest = open.remove();
            if (nearest.centimetres() > distance[nearest.to()]) continue;
            for (var edge : edges.get(nearest.to())) {
                int length = nearest.centimetres() + edge.centimetres();
                if (length >= distance[edge.to()]) continue;
                distance[edge.to()] = length;
                before[edge.to()] = nearest.to();
                open.add(new Edge(edge.to(), length));
            }
        }
        return new Tree(distance, before);
    }
}
