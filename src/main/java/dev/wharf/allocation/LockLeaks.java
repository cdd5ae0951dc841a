package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.LiveFulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Finds units that nobody will ever give back: locked for an order that is over or does not exist, or softly for longer than agreed. There should be none;
 * each is a fault of ours or a change by hand.
 */
@Service
public class LockLeaks {
    private static final Logger LOG = LoggerFactory.getLogger(LockLeaks.class);
    private static final int AT_ONCE = 1000;
    /** What ends soft locks looks every ten seconds; it is given its time. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final Lanes lanes;
    private final Stock stock;
    private final LiveFulfillments fulfillments;
    private final OrderLog log;
    private final LockSettings settings;
    private final Clock clock;
    private final Set<FulfillmentId> reported = new HashSet<>();
    private volatile List<FulfillmentId> open = List.of();

    LockLeaks(Lanes lanes, Stock stock, LiveFulfillments fulfillments, OrderLog log, LockSettings settings, Clock clock) {
        this.lanes = lanes;
        this.stock = stock;
        this.fulfillments = fulfillments;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those that the last look found and that were not repaired. */
    public List<FulfillmentId> open() {
        return open;
    }

    /** Looks, writes it on the orders once, and gives the units back if the house allows it. @return whose units leaked, repaired or not */
    public synchronized List<FulfillmentId> look() {
        var found = new ArrayList<FulfillmentId>();
        var locking = stock.locking(0, AT_ONCE);
        while (!locking.isEmpty()) {
            fulfillments.ended(locking).stream().sorted().forEach(found::add);
            locking = stock.locking(locking.get(locking.size() - 1).value(), AT_ONCE);
        }
        stock.expired(Instant.now(clock).minus(GRACE), AT_ONCE).stream().filter(id -> !found.contains(id)).forEach(found::add);
        // One that ended between the two looks has let go by now.
        if (!found.isEmpty()) lanes.runOne(() -> found.removeIf(id -> !stock.holds(id)));
        var left = new ArrayList<>(found);
        if (!found.isEmpty()) LOG.error("Units are locked for {} orders that are over: {}", found.size(), found);
        for (var id : found) if (settings.repairLeaks() && repaired(id)) left.remove(id);
        lanes.runOne(() -> left.stream().filter(reported::add).forEach(id -> log.happened(id, "LOCK_LEAKED",
            new Text("订单已结束，仍锁着库存", "It is over and still holds units"))));
        open = List.copyOf(left);
        return found;
    }

    private boolean repaired(FulfillmentId id) {
        try {
            return lanes.call(() -> {
                // Between the look and now it may have been given back, or taken up again.
                if (!stillLeaks(id)) return true;
                stock.release(id, "Repair: locked for an order that is over");
                log.happened(id, "LOCK_REPAIRED", new Text("订单已结束，仍锁着的库存已放回", "It was over and still held units; they were given back"));
                return true;
            });
        } catch (RuntimeException e) {
            LOG.error("Units locked for {} cannot be given back for now", id, e);
            return false;
        }
    }

    private boolean stillLeaks(FulfillmentId id) {
        return stock.holds(id) && (fulfillments.ended(List.of(id)).contains(id) || stock.expired(Instant.now(clock).minus(GRACE), AT_ONCE).contains(id));
    }
}
