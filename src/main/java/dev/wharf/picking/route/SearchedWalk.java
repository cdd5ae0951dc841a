package dev.wharf.picking.route;

import java.util.List;

/** A walk found by search over measured distances: good, not proven. */
public record SearchedWalk(List<Integer> order, int centimetres) implements Walk {
    public SearchedWalk {
        order = List.copyOf(order);
    }

    /** False, also where luck has found a shortest one. */
    @Override
    public boolean exact() {
        return false;
    }
}
