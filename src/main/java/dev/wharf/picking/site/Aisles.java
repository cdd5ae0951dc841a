package dev.wharf.picking.site;

import dev.wharf.picking.route.Layout;
import dev.wharf.picking.route.Spot;
import java.util.Optional;

/** A rectangular floor as searches want it. */
public interface Aisles {
    Layout layout();

    /** @return empty for a bin that is not on the plan */
    Optional<Spot> spot(String bin);
}
