package dev.wharf.stockpush;

import dev.wharf.process.DaemonPool;
import dev.wharf.process.Watch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for changes of stock on one thread, serves the shops that have something to tell on others, and compares shops on one more, because that may take long. */
@Component
class StockPushWatch extends Watch {
    private static final Logger LOG = LoggerFactory.getLogger(StockPushWatch.class);
    /** Looks at what is due by the clock; changes of stock are looked for far more often. */
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final WorkOut workOut;
    private final ShopTurn turns;
    private final PushShops shops;
    private final JdbcListings listings;
    private final DriftAudit audit;
    private final StockPushSettings settings;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService serving;
    private final ExecutorService comparing;

    StockPushWatch(WorkOut workOut, ShopTurn turns, PushShops shops, JdbcListings listings, DriftAudit audit, StockPushSettings settings, Clock clock) {
        super("stock-push");
        this.workOut = workOut;
        this.turns = turns;
        this.shops = shops;
        this.listings = listings;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.serving = DaemonPool.of("stock-push-shop", settings.shops());
        this.comparing = DaemonPool.of("stock-push-audit", 1);
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.poll(), this::look), new Turn(OFTEN, this::shopsByTheClock));
    }

    @Override
    protected void ended() {
        serving.shutdown();
        comparing.shutdown();
    }

    private void look() {
        boolean more = true;
        while (more) {
            more = workOut.moved();
            new TreeSet<>(listings.shopsDue(clock.instant())).forEach(this::serve);
        }
    }

    private void shopsByTheClock() {
        for (var shop : shops.toWorkOut()) inTurn(serving, "work out " + shop, () -> workOutIfDue(shop));
        for (var shop : shops.toAudit()) inTurn(comparing, "audit " + shop, () -> audit.runIfDue(shop));
    }

    private void workOutIfDue(String shop) {
        if (shops.takeWorkOut(shop)) workOut.shop(shop);
    }

    private void serve(String shop) {
        inTurn(serving, "shop " + shop, () -> turns.run(shop));
    }

    /** Once at a time on this node; the shop's row sees to the others. */
    private void inTurn(ExecutorService threads, String name, Runnable work) {
        if (!running.add(name)) return;
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("{} failed; it is tried again", name, e);
                } finally {
                    running.remove(name);
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping before {}", name, stopping);
            running.remove(name);
        }
    }
}
