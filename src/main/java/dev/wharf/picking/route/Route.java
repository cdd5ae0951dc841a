package dev.wharf.picking.route;

import java.util.List;

/**
 * A walk on the floor plan of a rectangular site.
 * @param order of the picks: their numbers in the list that was asked for, each once
 * @param walk the points where the walk turns or stops, the depot first and last; empty without picks
 * @param exact whether no walk is shorter; false for those that only compare
 */
public record Route(List<Integer> order, List<Point> walk, int centimetres, boolean exact) implements Walk {
    public Route {
        order = List.copyOf(order);
        walk = List.copyOf(walk);
    }
}
