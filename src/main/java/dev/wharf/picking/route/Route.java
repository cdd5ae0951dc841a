package dev.wharf.picking.route;

import java.util.List;

/**
 * A walk from the depot past all picks and back.
 * @param order of the picks: their numbers in the list that was asked for, each once
 * @param walk the points where the walk turns or stops, the depot first and last; empty without picks
 */
public record Route(List<Integer> order, List<Point> walk, int centimetres) {
    public Route {
        order = List.copyOf(order);
        walk = List.copyOf(walk);
    }
}
