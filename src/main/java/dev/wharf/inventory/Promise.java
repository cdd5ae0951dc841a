package dev.wharf.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Units of one SKU in one warehouse that must stay on hand for orders that were confirmed for a later day (docs/rules/promise.md). Pure.
 * Goods that come in before an order's day may serve it, so that what is on hand may go to others meanwhile.
 */
final class Promise {
    /** Units at a time: promised for it, or expected at it. */
    record Dated(Instant at, int units) { }

    private Promise() { }

    /**
     * The largest gap, over all days, between what is promised up to a day and what comes in up to then.
     *
     * @param promised by ship date
     * @param expected by due date; what is overdue at {@code now} is not counted on any more
     */
    static int kept(List<Dated> promised, List<Dated> expected, Instant now) {
        record Step(Instant at, int change) { }
        var steps = new ArrayList<Step>();
        for (var one : expected) if (!one.at().isBefore(now)) steps.add(new Step(one.at(), -one.units()));
        for (var one : promised) steps.add(new Step(one.at(), one.units()));
        // What comes in at the very time of the date is in time for it.
        steps.sort(Comparator.comparing(Step::at).thenComparingInt(Step::change));
        int gap = 0;
        int kept = 0;
        for (var step : steps) {
            gap += step.change();
            kept = Math.max(kept, gap);
        }
        return kept;
    }
}
