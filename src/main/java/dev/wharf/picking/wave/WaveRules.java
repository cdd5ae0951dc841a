package dev.wharf.picking.wave;

import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillment;
import dev.wharf.picking.PickPool;
import dev.wharf.picking.wave.JdbcWaveSettings.Version;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The settings that count, in memory: an order on its way to the floor costs no query. What is saved here counts here at once, on other nodes
 * after their next look; until then they pool or offer an order as before, and the turn of the warehouse puts that right.
 */
@Component
class WaveRules implements PickPool {
    private final JdbcWaveSettings store;
    private final Lanes lanes;
    private final Clock clock;
    private volatile Map<String, Version> current;

    WaveRules(JdbcWaveSettings store, Lanes lanes, Clock clock) {
        this.store = store;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public boolean holds(Fulfillment order) {
        var settings = of(order.warehouse());
        if (!settings.on()) return false;
        var now = Instant.now(clock);
        return !settings.urgent(settings.due(order.shipBy(), order.handling().carrier(), now), now);
    }

    WaveSettings of(String warehouse) {
        return version(warehouse).settings();
    }

    Version version(String warehouse) {
        var known = current;
        if (known == null) known = look();
        var set = known.get(warehouse);
        return set == null ? new Version(warehouse, 0, WaveSettings.OFF, "", "", null) : set;
    }

    /** Warehouses that have ever set anything. */
    Set<String> warehouses() {
        var known = current;
        return (known == null ? look() : known).keySet();
    }

    Map<String, Version> look() {
        var found = Map.copyOf(store.current());
        current = found;
        return found;
    }

    Version save(String warehouse, WaveSettings settings, String note) {
        try {
            lanes.runOne(() -> store.insert(warehouse, settings, note));
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.CONFLICT, "SETTINGS_CHANGED", "", "Somebody else has just changed these settings. Look at them and save again.");
        }
        look();
        return version(warehouse);
    }
}
