package dev.wharf.stockkeeping;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.StockWaiters;
import dev.wharf.inventory.Whereabouts;
import dev.wharf.inventory.Withholding;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Sets units aside so that no order can be promised them, and lifts that again: a number of one SKU, a whole bin, or a whole lot. */
@Service
public class Freezes implements Withholding {
    /** @param bin all that lies in it, if no SKU is named @param lot all of this SKU's lot @param units of the SKU, if neither is given */
    public record Request(String key, String warehouse, String sku, String bin, String lot, Integer units, String reason) { }

    private final JdbcFreezes freezes;
    private final Whereabouts whereabouts;
    private final Promised promised;
    private final CountsWanted counts;
    private final Bins bins;
    private final Stock stock;
    private final StockWaiters waiters;
    private final Ids ids;
    private final Lanes lanes;

    Freezes(JdbcFreezes freezes, Whereabouts whereabouts, Promised promised, CountsWanted counts, Bins bins, Stock stock, StockWaiters waiters, Ids ids, Lanes lanes) {
        this.freezes = freezes;
        this.whereabouts = whereabouts;
        this.promised = promised;
        this.counts = counts;
        this.bins = bins;
        this.stock = stock;
        this.waiters = waiters;
        this.ids = ids;
        this.lanes = lanes;
    }

    /** @return what is frozen under this key, now or since before @throws Refusal CONFLICT naming the orders that hold some of it; nothing is frozen then */
    public List<Freeze> freeze(Request request) {
        return SameKey.call(lanes, () -> {
            var before = freezes.ofKey(request.key());
            if (!before.isEmpty()) return before;
            var wanted = wanted(request);
            var units = new TreeMap<String, Integer>();
            wanted.forEach(f -> units.merge(f.sku(), f.units(), Integer::sum));
            stock.available("", units.keySet());
            units.forEach((sku, all) -> promised.requireFree(request.warehouse(), sku, all));
            freezes.insert(wanted, request.key());
            stock.post(wanted.stream().map(f -> posting(f, Kind.FREEZE, f.units(), request.reason())).toList());
            return wanted;
        });
    }

    @Override
    public int withhold(String key, String warehouse, String sku, String reason) {
        int units = stock.available("", List.of(sku)).getOrDefault(warehouse, Map.of()).getOrDefault(sku, 0);
        wantCount(warehouse, sku);
        if (units == 0 || !freezes.ofKey(key).isEmpty()) return 0;
        var freeze = new Freeze(ids.next(), warehouse, sku, "", "", units, reason);
        freezes.insert(List.of(freeze), key);
        stock.post(List.of(posting(freeze, Kind.FREEZE, units, reason)));
        return units;
    }

    @Override
    public void wantCount(String warehouse, String sku) {
        bins.ofSkus(warehouse, List.of(sku)).forEach(c -> counts.ask(warehouse, c.place().bin(), sku, CountsWanted.Why.REJECTED));
    }

    private List<Freeze> wanted(Request request) {
        if (request.bin().isEmpty() && request.lot().isEmpty()) {
            return List.of(new Freeze(ids.next(), request.warehouse(), request.sku(), "", "", request.units(), request.reason()));
        }
        var there = whereabouts.all(request.warehouse()).stream().filter(c -> fits(c, request)).toList();
        if (there.isEmpty()) throw Refusal.conflict("NOTHING_THERE", "No bin record of " + request.warehouse() + " fits: there is nothing to freeze.");
        return there.stream().map(c -> new Freeze(ids.next(), request.warehouse(), c.place().sku(), c.place().bin(), c.place().lot(), c.units(), request.reason())).toList();
    }

    private static boolean fits(Content content, Request request) {
        var place = content.place();
        return (request.bin().isEmpty() || place.bin().equals(request.bin())) && (request.sku().isEmpty() || place.sku().equals(request.sku()))
            && (request.lot().isEmpty() || place.lot().equals(request.lot()));
    }

    /** Once only: a second time changes nothing. */
    public void lift(long id, String reason) {
        var sku = lanes.call(() -> {
            var freeze = freezes.lock(id);
            if (freezes.lift(id)) stock.post(List.of(posting(freeze, Kind.UNFREEZE, -freeze.units(), reason)));
            return freeze.sku();
        });
        waiters.unitsCame(List.of(sku));
    }

    private static Posting posting(Freeze freeze, Kind kind, int units, String reason) {
        return Posting.of(kind, freeze.sku(), freeze.warehouse(), Map.of(Bucket.FROZEN, units), (units > 0 ? "freeze:" : "unfreeze:") + freeze.id(), "FREEZE:" + freeze.id(), reason);
    }

    public List<Freeze> open(String warehouse) {
        return freezes.open(warehouse);
    }
}
