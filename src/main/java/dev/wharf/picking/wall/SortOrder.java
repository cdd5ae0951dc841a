package dev.wharf.picking.wall;

import dev.wharf.common.FulfillmentId;
import java.util.List;

/**
 * What was picked for one order on one walk into a box.
 *
 * @param position by urgency within its walk, from 1
 * @param wall     that it has a slot of; 0 if it has none
 */
record SortOrder(long pickOrder, FulfillmentId fulfillment, String warehouse, int position, State state, long wall, int slot, List<SortLine> lines) {
    /**
     * PICKING: the walk may bring more, or it ended short of this order. PICKED: it has all. SORTED: the order went on to verifying. BENCH: the bench has taken it. BACK: cancelled, or
     * picked elsewhere now: its goods go back to their bins. CLOSED: they are there.
     */
    enum State { PICKING, PICKED, SORTED, BENCH, BACK, CLOSED }

    SortOrder {
        lines = List.copyOf(lines);
    }

    int left() {
        return lines.stream().mapToInt(SortLine::left).sum();
    }

    /** Whether its units belong in a slot. */
    boolean isSorting() {
        return state == State.PICKING || state == State.PICKED || state == State.SORTED && wall != 0;
    }

    boolean isOn(PutWall other) {
        return wall == other.id();
    }

    /** With one more unit of the line in the slot. */
    SortOrder plusOne(SortLine line) {
        return new SortOrder(pickOrder, fulfillment, warehouse, position, state, wall, slot, lines.stream().map(l -> l.equals(line) ? l.plusOne() : l).toList());
    }
}
