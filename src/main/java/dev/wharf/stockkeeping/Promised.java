package dev.wharf.stockkeeping;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.LedgerKeys;
import dev.wharf.inventory.LockHolders;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lane;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps promised units where they are, and names the orders they are promised to. */
@Component
public class Promised {
    private final Stock stock;
    private final LockHolders holders;
    private final LedgerKeys keys;

    Promised(Stock stock, LockHolders holders, LedgerKeys keys) {
        this.stock = stock;
        this.holders = holders;
        this.keys = keys;
    }

    /** Of one SKU in one warehouse, with the row held until the commit. */
    public Balance held(String warehouse, String sku) {
        stock.available("", List.of(sku));
        Lane.current().flush();
        return stock.balances(List.of(sku)).stream().filter(b -> b.warehouse().equals(warehouse)).findFirst().orElse(new Balance(sku, warehouse, 0, 0));
    }

    /** @throws Refusal CONFLICT with the orders, if fewer than these units are free */
    public void requireFree(String warehouse, String sku, int units) {
        // What orders of a later day were promised is not free either.
        int free = stock.available("", List.of(sku)).getOrDefault(warehouse, Map.of()).getOrDefault(sku, 0);
        if (free >= units) return;
        var balance = held(warehouse, sku);
        var locked = balance.locked() == 0 ? "" : " Locked for " + LockHolders.named(holders.of(warehouse, sku)) + ".";
        throw Refusal.conflict("STOCK_TAKEN", "SKU " + sku + " in " + warehouse + ": " + units + " wanted, " + free + " free. On hand "
            + balance.onHand() + ", locked " + balance.locked() + ", frozen " + balance.frozen() + ", reserved " + balance.reserved() + "." + locked
            + " Release an order or lift a freeze first.");
    }

    public boolean booked(String key) {
        return keys.booked(key);
    }

    /** Books it, or says who holds the units. The same key a second time books nothing. */
    public boolean post(Posting posting) {
        int taken = -posting.deltas().getOrDefault(Bucket.ON_HAND, 0) + posting.deltas().getOrDefault(Bucket.FROZEN, 0);
        if (taken > 0 && !booked(posting.key())) requireFree(posting.warehouse(), posting.sku(), taken);
        return stock.post(List.of(posting)) > 0;
    }
}
