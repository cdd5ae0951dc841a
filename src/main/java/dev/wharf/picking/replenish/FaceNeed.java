package dev.wharf.picking.replenish;

import dev.wharf.inventory.BinRole;
import dev.wharf.picking.replenish.ReplenishRule.Cause;
import dev.wharf.picking.replenish.ReplenishRule.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * How one pick face stands.
 *
 * @param shipBy of the most urgent order that waits for it or wants more than lies there; empty if none does
 * @param open   the task that fills it, if there is one
 * @param coming units that this task has still to bring
 */
record FaceNeed(BinRole face, Level level, Optional<Instant> shipBy, Optional<ReplenishTask> open, int coming) {
    String bin() {
        return face.bin();
    }

    String sku() {
        return face.sku();
    }

    /** Whether more should be on its way than is. */
    boolean isShort() {
        return ReplenishRule.units(level) > coming;
    }

    Cause cause() {
        return ReplenishRule.cause(level);
    }

    /** Units lie there of those that fit in, in percent; more than 100 if it is overfull. */
    int percent() {
        return (int) Math.round(100.0 * level.units() / level.max());
    }
}
