package dev.wharf.catalog;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.OpenCodes;
import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets orders that wait for a code look again, each in the order of its deadline. */
@Component
public class SkuWaiters {
    private static final Logger LOG = LoggerFactory.getLogger(SkuWaiters.class);

    private final Lanes lanes;
    private final OpenCodes codes;
    private final OrderLog log;
    private final Instances instances;

    SkuWaiters(Lanes lanes, OpenCodes codes, OrderLog log, Instances instances) {
        this.lanes = lanes;
        this.codes = codes;
        this.log = log;
        this.instances = instances;
    }

    /** Call outside a transaction, after what the codes mean was committed. @return how many orders look again */
    public int wake(String shop, Collection<String> channelSkus) {
        var waiting = codes.waiting(shop, channelSkus);
        return waiting.size() - tell(waiting);
    }

    /** Products with these codes are there now, for the orders of all shops. */
    void wake(Collection<String> skus) {
        tell(log.held(OpenCodes.HOLD, skus));
    }

    /** One caller at a time, so that two do not take each other's goods out of turn. @return how many could not be told */
    synchronized int tell(List<FulfillmentId> waiting) {
        var failed = lanes.run(waiting, lane -> instances.tellWaiting(Message.ReviewRequested, lane, Map.of()));
        for (var one : failed) LOG.error("{} waits for a code and could not look again", one.member(), one.reason());
        return failed.size();
    }
}
