package dev.wharf.allocation;

import dev.wharf.inventory.StockFreed;
import dev.wharf.process.Watch;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Serves waiting orders from what became free by whatever way on this node, and every half minute looks at all that wait. Every node does. */
@Component
class BackorderWatch extends Watch {
    private static final Logger LOG = LoggerFactory.getLogger(BackorderWatch.class);

    private final Backorders backorders;
    private final StockFreed freed;
    private final BackorderSettings settings;

    BackorderWatch(Backorders backorders, StockFreed freed, BackorderSettings settings) {
        super("backorder-watch");
        this.backorders = backorders;
        this.freed = freed;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.every(), this::heard), new Turn(settings.sweepEvery(), this::sweep));
    }

    private void heard() {
        var skus = freed.take();
        if (!skus.isEmpty()) backorders.serve(skus);
    }

    private void sweep() {
        var woken = backorders.sweep();
        if (!woken.isEmpty()) LOG.info("{} orders that waited for stock looked again, from {} on", woken.size(), woken.get(0));
    }
}
