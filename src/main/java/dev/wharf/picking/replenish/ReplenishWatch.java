package dev.wharf.picking.replenish;

import dev.wharf.process.Watch;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks often whether a look is due; the lease sees to it that one node does it. */
@Component
class ReplenishWatch extends Watch {
    private static final Duration OFTEN = Duration.ofSeconds(10);

    private final ReplenishLook look;
    private final ReplenishSettings settings;

    ReplenishWatch(ReplenishLook look, ReplenishSettings settings) {
        super("replenish");
        this.look = look;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(OFTEN, look::lookIfDue));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }
}
