package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.LiveFulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lane;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives back units that were kept for orders which were not paid in time. A payment and this meet at the fulfillment's row: who has it first wins, and the
 * other finds what it left. Safe on any number of nodes, and to run twice.
 */
@Component
class SoftLockExpiry {
    private static final Logger LOG = LoggerFactory.getLogger(SoftLockExpiry.class);
    private static final int AT_ONCE = 500;

    private final Lanes lanes;
    private final Stock stock;
    private final LiveFulfillments fulfillments;
    private final OrderLog log;
    private final Clock clock;

    SoftLockExpiry(Lanes lanes, Stock stock, LiveFulfillments fulfillments, OrderLog log, Clock clock) {
        this.lanes = lanes;
        this.stock = stock;
        this.fulfillments = fulfillments;
        this.log = log;
        this.clock = clock;
    }

    /** @return how many orders lost their units */
    int run() {
        var now = Instant.now(clock);
        int all = 0;
        for (int done = AT_ONCE; done == AT_ONCE; all += done) done = expire(stock.expired(now, AT_ONCE), now);
        return all;
    }

    private int expire(List<FulfillmentId> ended, Instant now) {
        var expired = new AtomicInteger();
        for (var failed : lanes.run(ended, lane -> expired.addAndGet(lane(lane, now)))) LOG.error("The soft lock of {} cannot be ended for now", failed.member(), failed.reason());
        return expired.get();
    }

    private int lane(List<FulfillmentId> ended, Instant now) {
        int expired = 0;
        var free = fulfillments.free(ended);
        Lane.current().join(free);
        for (var id : free) {
            int units = stock.releaseExpired(id, now);
            if (units == 0) continue;
            log.happened(id, "SOFT_LOCK_EXPIRED", new Text("未按时付款，为其保留的 " + units + " 件库存已放回", units + " units that were kept for its payment were given back: it did not come in time"));
            expired++;
        }
        return expired;
    }
}
