package dev.wharf.picking.route;

import java.util.List;

/** Lengths of shortest walks. Not for several threads at once. */
public final class ExactWalkLength implements WalkLength {
    private final Layout layout;
    private final List<Spot> table;

    public ExactWalkLength(Layout layout, List<Spot> table) {
        this.layout = layout;
        this.table = List.copyOf(table);
        this.table.forEach(layout::inside);
    }

    @Override
    public int of(int[] spots, int count) {
        if (count == 0) return 0;
        var some = new Spot[count];
        for (int i = 0; i < count; i++) some[i] = table.get(spots[i]);
        return ExactPlan.of(Floor.of(layout, List.of(some))).centimetres();
    }
}
