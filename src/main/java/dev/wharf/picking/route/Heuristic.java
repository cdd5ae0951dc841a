package dev.wharf.picking.route;

import java.util.List;

/**
 * The usual rules of pickers, for comparison with the shortest walk; nobody is sent that way. Blocks are taken one after the other, the farthest from the depot first, as Roodbergen and
 * de Koster 2001 extend the rules of one block to several: up to the farthest block through the leftmost aisle with picks, picking on the way.
 */
public enum Heuristic {
    /** Every aisle with picks is walked through; the last one of a block is left where it was entered if that is needed to come out at the depot's side. */
    S_SHAPE,
    /** Every aisle with picks is entered and left at the cross aisle on the depot's side. */
    RETURN,
    /** The first and the last aisle of a block are walked through, the others entered from both sides, leaving out the largest gap. */
    LARGEST_GAP;

    /** The walk by this rule. */
    public Route walk(Layout layout, List<Spot> spots) {
        return spots.isEmpty() ? new Route(List.of(), List.of(), 0, false) : new BlockWalk(layout, spots, this).route();
    }
}
