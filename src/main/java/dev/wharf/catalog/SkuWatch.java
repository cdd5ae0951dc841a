package dev.wharf.catalog;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.OpenCodes;
import dev.wharf.process.Watch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds orders that wait for a code which means something by now: a person mapped it at a task, its product was added, or a node stopped between
 * keeping a mapping and telling the orders. Every node looks.
 */
@Component
public class SkuWatch extends Watch {
    private static final Logger LOG = LoggerFactory.getLogger(SkuWatch.class);
    /** An order that waits on, say for a second code, is not asked again at once. */
    private static final Duration NOT_AGAIN = Duration.ofMinutes(10);

    private final OpenCodes codes;
    private final Catalog catalog;
    private final SkuWaiters waiters;
    private final CatalogSettings settings;
    private final Clock clock;
    private final Map<FulfillmentId, Instant> told = new LinkedHashMap<>();

    SkuWatch(OpenCodes codes, Catalog catalog, SkuWaiters waiters, CatalogSettings settings, Clock clock) {
        super("sku-watch");
        this.codes = codes;
        this.catalog = catalog;
        this.waiters = waiters;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks as soon as the running transaction is committed. */
    public void lookAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                soon(SkuWatch.this::look);
            }
        });
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.watchEvery(), this::look));
    }

    private void look() {
        int woken = run();
        if (woken > 0) LOG.info("{} orders look again at codes that mean something now", woken);
    }

    /** Only the watch's own thread calls it. */
    private int run() {
        var now = Instant.now(clock);
        told.values().removeIf(at -> at.plus(NOT_AGAIN).isBefore(now));
        var open = codes.onWaitingOrders();
        var known = catalog.goods(open.stream().map(c -> new SkuMappings.Code(c.shop(), c.code())).toList()).keySet();
        int woken = 0;
        for (var shop : open.stream().map(OpenCodes.OpenCode::shop).distinct().toList()) {
            var its = open.stream().filter(c -> c.shop().equals(shop) && known.contains(new SkuMappings.Code(shop, c.code()))).map(OpenCodes.OpenCode::code).toList();
            var waiting = codes.waiting(shop, its).stream().filter(id -> !told.containsKey(id)).toList();
            waiting.forEach(id -> told.put(id, now));
            woken += waiting.size() - waiters.tell(waiting);
        }
        return woken;
    }
}
