package dev.wharf.picking.site;

import dev.wharf.picking.route.Point;
import java.util.Optional;

/** A floor with a plan. */
sealed interface DrawnSite extends Site permits RectangularSite, IrregularSite {
    boolean has(String bin);

    /** Where the picker stands at the bin; empty if that is not known. */
    Optional<Point> at(String bin);

    @Override
    default boolean known() {
        return true;
    }
}
