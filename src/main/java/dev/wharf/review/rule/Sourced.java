package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.sourcing.Plan;
import java.util.List;
import java.util.SortedMap;

/**
 * Which warehouses ship an order, and why the others do not.
 *
 * @param portions those that ship, most units first, with units by line; lines are those of {@link SiteChoice}
 * @param missing  units by line that none of them has
 * @param closed   warehouses that have goods of it and may not ship it, with the reason
 * @param awaited  of these, the ones without a slot that would ship more of it, or ship it whole; empty if waiting for one is no use
 */
public record Sourced(Plan plan, List<Portion> portions, SortedMap<String, Integer> missing, SortedMap<String, Text> closed, List<String> awaited) {
    public record Portion(String warehouse, SortedMap<String, Integer> units) { }

    public boolean whole() {
        return missing.isEmpty() && portions.size() <= 1;
    }

    /** Where it leaves from if one ships it, or the one that ships most; empty if none has anything. */
    public String first() {
        return portions.isEmpty() ? "" : portions.get(0).warehouse();
    }
}
