package dev.wharf.allocation;

import dev.wharf.inventory.Stock;
import dev.wharf.inventory.StockWaiters;
import dev.wharf.inventory.lot.GoodsIn;
import dev.wharf.process.Lanes;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Books goods in and serves the orders that wait for them. */
@Service
public class StockArrivals implements StockWaiters {
    private final Lanes lanes;
    private final GoodsIn goods;
    private final Backorders backorders;

    StockArrivals(Lanes lanes, GoodsIn goods, Backorders backorders) {
        this.lanes = lanes;
        this.goods = goods;
        this.backorders = backorders;
    }

    public record Answer(int booked, int known) { }

    /** {@link #arrive} of goods that are not put away yet and have no lot or serial. */
    public Answer receive(List<Stock.Receipt> receipts, String reason) {
        return arrive(receipts.stream().map(r -> new GoodsIn.Line(r.key(), r.warehouse(), r.sku(), r.quantity(), "", "", null, null, List.of(), r.expected())).toList(), reason);
    }

    /** The same receipt key a second time books nothing. Those that wait and can be served now go on before this returns. */
    public Answer arrive(List<GoodsIn.Line> receipts, String reason) {
        int booked = lanes.call(() -> goods.receive(receipts, reason));
        var skus = new TreeSet<String>();
        receipts.forEach(r -> skus.add(r.sku()));
        if (booked > 0) unitsCame(skus);
        return new Answer(booked, receipts.size() - booked);
    }

    @Override
    public void unitsCame(Collection<String> skus) {
        if (!skus.isEmpty()) backorders.serve(new TreeSet<>(skus));
    }
}
