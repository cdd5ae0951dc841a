package dev.wharf.picking.supervision;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When wrong scans call the warehouse lead.
 *
 * @param inRow wrong scans of one task without a counted unit between them; 1 at least
 * @param inAll wrong scans of one task; 1 at least
 * @param stop  whether the picker waits until the lead has been there
 */
@ConfigurationProperties("wharf.picking.wrong-scans")
record SupervisionSettings(@DefaultValue("3") int inRow, @DefaultValue("5") int inAll, @DefaultValue("false") boolean stop) {
    SupervisionSettings {
        if (inRow < 1) throw new IllegalArgumentException("wharf.picking.wrong-scans.in-row is " + inRow + "; it has to be 1 at least");
        if (inAll < 1) throw new IllegalArgumentException("wharf.picking.wrong-scans.in-all is " + inAll + "; it has to be 1 at least");
    }
}
