package dev.wharf.lead;

import dev.wharf.picking.site.Sites;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** How far it is from bin to bin. */
@Component
class Distances {
    private final Sites sites;

    Distances(Sites sites) {
        this.sites = sites;
    }

    /** @return centimetres; empty if the floor plan does not know one of the bins */
    OptionalLong between(String warehouse, String from, String to) {
        var site = sites.of(warehouse);
        var on = site.walkOn(from, List.of(from, to));
        var home = site.walk(List.of(to));
        if (!on.unknownBins().isEmpty() || on.centimetres().isEmpty() || home.centimetres().isEmpty()) return OptionalLong.empty();
        return OptionalLong.of(on.centimetres().getAsLong() - home.centimetres().getAsLong() / 2);
    }
}
