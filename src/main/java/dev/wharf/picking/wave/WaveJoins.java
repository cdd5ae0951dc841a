package dev.wharf.picking.wave;

import dev.wharf.common.Refusal;
import dev.wharf.picking.Walks;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Orders that are too few for a wave of their own join one of their template that has room: they need not wait for the next turn. */
@Service
class WaveJoins {
    private static final Logger LOG = LoggerFactory.getLogger(WaveJoins.class);
    /** In one turn. Each is a transaction of its own; more would be enough for a wave. */
    private static final int AT_MOST = 50;

    private final JdbcWaves store;
    private final Waves waves;
    private final WaveRules rules;
    private final Walks walks;
    private final Pool pool;
    private final Lanes lanes;
    private final Clock clock;

    WaveJoins(JdbcWaves store, Waves waves, WaveRules rules, Walks walks, Pool pool, Lanes lanes, Clock clock) {
        this.store = store;
        this.waves = waves;
        this.rules = rules;
        this.walks = walks;
        this.pool = pool;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** @return how many joined */
    int join(String warehouse) {
        var open = store.open().stream().filter(wave -> wave.warehouse().equals(warehouse)).toList();
        if (open.isEmpty() || !rules.of(warehouse).on()) return 0;
        int joined = 0;
        for (var order : lanes.call(() -> left(warehouse))) {
            var template = new TemplateMatch(rules.of(warehouse), List.of(), Instant.now(clock)).of(order);
            if (template.isEmpty()) continue;
            if (open.stream().filter(wave -> wave.template().equals(template.get().code())).anyMatch(wave -> joins(wave, order))) joined++;
        }
        return joined;
    }

    private List<PoolOrder> left(String warehouse) {
        return pool.of(warehouse, walks.waiting(warehouse, true, AT_MOST, store::inWaves));
    }

    private boolean joins(Wave wave, PoolOrder order) {
        try {
            waves.add(wave.id(), order.id(), 0);
            return true;
        } catch (Refusal full) {
            LOG.debug("{} does not join {}: {}", order.id(), wave.no(), full.getMessage());
            return false;
        }
    }
}
