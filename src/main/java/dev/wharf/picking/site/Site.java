package dev.wharf.picking.site;

import dev.wharf.picking.route.Comparison;
import dev.wharf.picking.route.WalkLength;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One floor and the walks on it. Bin codes count without regard to case; never changes, so threads may share it. */
public interface Site {
    /** Whether there is a floor plan; without one there are no metres. */
    boolean known();

    /**
     * The shortest walk from the depot past these bins and back.
     *
     * @param bins in any order; twice counts once, an empty code not at all
     */
    Walk walk(Collection<String> bins);

    /**
     * The rest of a walk: from a bin where the picker stands past these bins to the depot.
     *
     * @param from a bin; if it is not on the plan, the walk starts at the depot
     */
    Walk walkOn(String from, Collection<String> bins);

    /**
     * For searches that ask often. Not for several threads at once.
     *
     * @param bins spot i of the table is {@code bins.get(i)}; a bin that is not on the plan costs nothing
     * @return without a plan every length is 0
     */
    WalkLength lengths(List<String> bins);

    /** The walk past these bins beside those by the usual rules; empty if the rules know no such floor or none of the bins is on the plan. */
    Optional<Comparison> comparison(Collection<String> bins);

    /** Centimetres from bin to bin; empty if one of them is not on the plan. */
    OptionalLong between(String from, String to);

    /** @return empty if the plan names none for this bin */
    Optional<String> zone(String bin);

    /** For those who spread orders over carts; empty for a floor of another shape. */
    default Optional<Aisles> aisles() {
        return Optional.empty();
    }
}
