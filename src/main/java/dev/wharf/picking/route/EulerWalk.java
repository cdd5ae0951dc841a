package dev.wharf.picking.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A closed walk that uses every edge of a connected graph with even degrees once. Source: Hierholzer 1873. */
final class EulerWalk {
    private final Map<Point, ArrayDeque<Edge>> edges = new LinkedHashMap<>();

    private static final class Edge {
        private final Point one;
        private final Point other;
        private boolean used;

        private Edge(Point one, Point other) {
            this.one = one;
            this.other = other;
        }

        private Point across(Point from) {
            return from.equals(one) ? other : one;
        }
    }

    /** Nothing to do between a point and itself. */
    void edge(Point one, Point other, int times) {
        if (one.equals(other)) return;
        for (int i = 0; i < times; i++) {
            var edge = new Edge(one, other);
            edges.computeIfAbsent(one, any -> new ArrayDeque<>()).add(edge);
            edges.computeIfAbsent(other, any -> new ArrayDeque<>()).add(edge);
        }
    }

    /** From this point, along every edge, and back to it. */
    List<Point> from(Point start) {
        var stack = new ArrayDeque<Point>();
        List<Point> walk = new ArrayList<>();
        stack.push(start);
        while (!stack.isEmpty()) {
            var at = stack.peek();
            var open = edges.getOrDefault(at, new ArrayDeque<>());
            while (!open.isEmpty() && open.peek().used) open.poll();
            if (open.isEmpty()) {
                walk.add(stack.pop());
            } else {
                var edge = open.poll();
                edge.used = true;
                stack.push(edge.across(at));
            }
        }
        return walk;
    }
}
