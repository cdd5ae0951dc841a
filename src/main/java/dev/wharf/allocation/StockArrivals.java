package dev.wharf.allocation;

import dev.wharf.inventory.Stock;
import dev.wharf.inventory.StockWaiters;
import dev.wharf.inventory.lot.GoodsIn;
import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Books goods in and wakes the fulfillments that wait for them, the earliest ship-by time first. */
@Service
public class StockArrivals implements StockWaiters {
    private static final Logger LOG = LoggerFactory.getLogger(StockArrivals.class);
    private static final String WAITING_FOR_STOCK = "STOCK";

    private final Lanes lanes;
    private final GoodsIn goods;
    private final OrderLog log;
    private final Instances instances;

    StockArrivals(Lanes lanes, GoodsIn goods, OrderLog log, Instances instances) {
        this.lanes = lanes;
        this.goods = goods;
        this.log = log;
        this.instances = instances;
    }

    public record Answer(int booked, int known) { }

    /** {@link #arrive} of goods that are not put away yet and have no lot or serial. */
    public Answer receive(List<Stock.Receipt> receipts, String reason) {
        return arrive(receipts.stream().map(r -> new GoodsIn.Line(r.key(), r.warehouse(), r.sku(), r.quantity(), "", "", null, null, List.of())).toList(), reason);
    }

    /** The same receipt key a second time books nothing. Waiting fulfillments look at the stock anew, each in the order of its deadline. */
    public Answer arrive(List<GoodsIn.Line> receipts, String reason) {
        int booked = lanes.call(() -> goods.receive(receipts, reason));
        var skus = new TreeSet<String>();
        receipts.forEach(r -> skus.add(r.sku()));
        if (booked > 0) unitsCame(skus);
        return new Answer(booked, receipts.size() - booked);
    }

    @Override
    public void unitsCame(Collection<String> skus) {
        if (skus.isEmpty()) return;
        for (var failed : lanes.run(log.held(WAITING_FOR_STOCK, skus), lane -> instances.tellWaiting(Message.StockArrived, lane, Map.of()))) {
            LOG.error("{} waits for stock and could not look again", failed.member(), failed.reason());
        }
    }
}
