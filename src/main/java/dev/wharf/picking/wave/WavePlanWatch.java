package dev.wharf.picking.wave;

import dev.wharf.process.Watch;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Forms waves when a warehouse's turn is due, and plans what is to be planned. */
@Component
class WavePlanWatch extends Watch {
    private final WaveRules rules;
    private final WaveTurns turns;
    private final WaveClaims claims;
    private final WaveJoins joins;
    private final WavePlanning planning;
    private final WaveWatchSettings settings;

    WavePlanWatch(WaveRules rules, WaveTurns turns, WaveClaims claims, WaveJoins joins, WavePlanning planning, WaveWatchSettings settings) {
        super("wave-plan");
        this.rules = rules;
        this.turns = turns;
        this.claims = claims;
        this.joins = joins;
        this.planning = planning;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.every(), this::look));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }

    /** Does not wait for the next look. */
    void planSoon() {
        soon(planning::planAll);
    }

    /** A turn that fails is due again when the lease is over. */
    void look() {
        rules.look();
        for (var warehouse : rules.warehouses()) {
            if (!turns.take(warehouse)) continue;
            claims.turn(warehouse);
            joins.join(warehouse);
            turns.giveBack(warehouse, Duration.ofMinutes(rules.of(warehouse).everyMinutes()));
        }
        planning.planAll();
    }
}
