package dev.wharf.picking.site;

import dev.wharf.picking.route.Comparison;
import dev.wharf.picking.route.Point;
import java.util.Collection;
import java.util.Optional;

/** A floor with a plan. */
sealed interface DrawnSite extends Site permits RectangularSite, IrregularSite {
    boolean has(String bin);

    /** Where the picker stands at the bin; empty if that is not known. */
    Optional<Point> at(String bin);

    /** The walk past these bins beside those by the usual rules; empty if the rules know no such floor or none of the bins is on the plan. */
    Optional<Comparison> comparison(Collection<String> bins);

    @Override
    default boolean known() {
        return true;
    }
}
