package dev.wharf.picking.route;

import java.util.List;

/** Makes walks past groups of spots of one site. The walks share memory and belong to one thread. */
public final class ChangingWalks {
    private final Layout layout;
    private final List<List<Spot>> groups;
    private final SpotGroups spots;
    private final Completions completions;
    private final ExactWalkLength length;

    /** @param groups each with at least one spot; two spots may be at one place */
    public ChangingWalks(Layout layout, List<List<Spot>> groups) {
        this.layout = layout;
        this.groups = groups.stream().map(List::copyOf).toList();
        spots = new SpotGroups(layout, this.groups);
        boolean few = spots.rows < ClassSteps.MOST;
        completions = few ? new Completions(ClassSteps.of(spots.rows + 1), spots) : null;
        length = few ? null : new ExactWalkLength(layout, this.groups.stream().flatMap(List::stream).toList());
    }

    /** A walk past nothing yet. In sites of more than five blocks with picks every change is worked out from scratch, which is slower. */
    public ChangingWalk walk() {
        return completions != null ? new LayeredWalk(spots, completions) : new AskedWalk(groups, length);
    }

    public Layout layout() {
        return layout;
    }
}
