package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Capacity;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Has fulfillments look again that wait for a slot, as many as there are slots now: one was freed, the limit was raised, or a new day began. */
@Service
public class CapacityWaits {
    private static final Logger LOG = LoggerFactory.getLogger(CapacityWaits.class);
    private static final int AT_MOST = 500;

    private final Lanes lanes;
    private final Capacity capacity;
    private final Instances instances;

    CapacityWaits(Lanes lanes, Capacity capacity, Instances instances) {
        this.lanes = lanes;
        this.capacity = capacity;
        this.instances = instances;
    }

    /** One that fails keeps its place and is tried again the next time. @return how many looked again */
    public int serve() {
        List<FulfillmentId> served = lanes.call(() -> capacity.served(AT_MOST));
        var looked = new AtomicInteger();
        for (var failed : lanes.run(served, lane -> looked.addAndGet(instances.tellWaiting(Message.StockArrived, capacity.claim(lane), Map.of()).size()))) {
            LOG.error("{} waits for a slot and could not look again", failed.member(), failed.reason());
        }
        return looked.get();
    }
}
