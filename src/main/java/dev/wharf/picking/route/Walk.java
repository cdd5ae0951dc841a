package dev.wharf.picking.route;

import java.util.List;

/** A walk from the depot past all picks and back, and whether a shorter one may exist. */
public sealed interface Walk permits Route, SearchedWalk {
    /** Numbers of the picks in the list that was asked for, each once. */
    List<Integer> order();

    int centimetres();

    /** Whether no walk is shorter. */
    boolean exact();
}
