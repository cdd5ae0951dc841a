package dev.wharf.allocation;

import dev.wharf.process.Watch;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks once a minute for slots that fulfillments wait for. Every node looks; none looks for what another is just serving. */
@Component
class CapacityWatch extends Watch {
    private static final Logger LOG = LoggerFactory.getLogger(CapacityWatch.class);

    private final CapacityWaits waits;
    private final CapacitySettings settings;

    CapacityWatch(CapacityWaits waits, CapacitySettings settings) {
        super("capacity-watch");
        this.waits = waits;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.every(), this::look));
    }

    private void look() {
        int looked = waits.serve();
        if (looked > 0) LOG.info("{} orders that waited for a slot look again", looked);
    }
}
