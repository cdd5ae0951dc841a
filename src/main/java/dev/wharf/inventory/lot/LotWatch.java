package dev.wharf.inventory.lot;

import dev.wharf.process.Lanes;
import dev.wharf.process.Watch;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Freezes lots on the day they are not good for long enough any more. Looks more often than once a day, because units whose promise ends
 * must not be promised again. Every node looks.
 */
@Component
class LotWatch extends Watch {
    private static final Logger LOG = LoggerFactory.getLogger(LotWatch.class);

    private final LotFreezes freezes;
    private final LotUnits units;
    private final Lots lots;
    private final Lanes lanes;
    private final LotSettings settings;

    LotWatch(LotFreezes freezes, LotUnits units, Lots lots, Lanes lanes, LotSettings settings) {
        super("lot-watch");
        this.freezes = freezes;
        this.units = units;
        this.lots = lots;
        this.lanes = lanes;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.every(), this::run));
    }

    private void look() {
        run();
    }

    void run() {
        for (var failed : lanes.run(units.toLookAt(), this::settle)) LOG.error("Lot {} could not be frozen or freed", failed.member(), failed.reason());
    }

    private void settle(List<Long> ids) {
        for (var frozen : freezes.settle(lots.byIds(ids))) {
            if (frozen.frozen() != frozen.before()) {
                LOG.info("Lot {} of SKU {} in {}: {} units frozen, {} before", frozen.lot().no(), frozen.lot().sku(), frozen.warehouse(), frozen.frozen(), frozen.before());
            }
        }
    }
}
