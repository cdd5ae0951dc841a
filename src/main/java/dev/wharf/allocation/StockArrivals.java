package dev.wharf.allocation;

import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Books goods in and serves the orders that wait for them. */
@Service
public class StockArrivals {
    private final Lanes lanes;
    private final Stock stock;
    private final Backorders backorders;

    StockArrivals(Lanes lanes, Stock stock, Backorders backorders) {
        this.lanes = lanes;
        this.stock = stock;
        this.backorders = backorders;
    }

    public record Answer(int booked, int known) { }

    /** The same receipt key a second time books nothing. Those that wait and can be served now go on before this returns. */
    public Answer receive(List<Stock.Receipt> receipts, String reason) {
        int booked = lanes.call(() -> stock.receive(receipts, reason));
        var skus = new TreeSet<String>();
        receipts.forEach(r -> skus.add(r.sku()));
        if (booked > 0) backorders.serve(skus);
        return new Answer(booked, receipts.size() - booked);
    }
}
