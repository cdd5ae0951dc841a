package dev.wharf.inventory.lot;

import static java.util.stream.Collectors.toMap;

import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.lot.LotUnits.Held;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Keeps frozen what may not leave: units of lots that are recalled, or not good for long enough any more. Promised units are not taken from
 * their orders; they are frozen as soon as the promise ends, and the floor refuses to pick them until then. Call inside a lane.
 */
@Component
public class LotFreezes {
    /** @param units in bins; {@code frozen} of these may not leave now, {@code before} may not have before */
    public record Frozen(Lot lot, String warehouse, int units, int frozen, int before) { }

    private final Lots lots;
    private final LotUnits units;
    private final Trackings trackings;
    private final Stock stock;

    LotFreezes(Lots lots, LotUnits units, Trackings trackings, Stock stock) {
        this.lots = lots;
        this.units = units;
        this.trackings = trackings;
        this.stock = stock;
    }

    public List<Frozen> settleSkus(Collection<String> skus) {
        return settle(lots.ofSkus(skus));
    }

    /** Freezes what is bad and not promised, frees what is good again or gone. Run twice it changes nothing more. */
    List<Frozen> settle(List<Lot> wanted) {
        if (wanted.isEmpty()) return List.of();
        var byId = wanted.stream().collect(toMap(Lot::id, lot -> lot));
        var skus = new TreeSet<>(wanted.stream().map(Lot::sku).toList());
        var days = trackings.of(skus);
        // Held from here on: of two nodes that look at one lot, the second sees what the first has booked.
        var free = new HashMap<String, Map<String, Integer>>();
        stock.withholdable(skus).forEach((warehouse, bySku) -> free.put(warehouse, new HashMap<>(bySku)));
        var result = new ArrayList<Frozen>();
        var changes = new LinkedHashMap<Held, Integer>();
        var postings = new ArrayList<Posting>();
        for (var held : units.of(byId.keySet())) {
            var lot = byId.get(held.lotId());
            var here = free.computeIfAbsent(held.warehouse(), w -> new HashMap<>());
            int may = held.frozen() + here.getOrDefault(lot.sku(), 0);
            int frozen = Math.min(sellable(lot, days.get(lot.sku())) ? 0 : held.inBins(), may);
            result.add(new Frozen(lot, held.warehouse(), held.inBins(), frozen, held.frozen()));
            if (frozen == held.frozen()) continue;
            here.merge(lot.sku(), held.frozen() - frozen, Integer::sum);
            changes.put(held, frozen);
            postings.add(posting(lot, held, frozen));
        }
        if (changes.isEmpty()) return result;
        if (!units.write(changes)) throw new ConcurrencyFailureException("A lot was frozen by another node in the same moment");
        stock.post(postings);
        return result;
    }

    private boolean sellable(Lot lot, Tracking tracking) {
        return lot.sellable(lots.today(), tracking == null ? 0 : tracking.sellableDays());
    }

    private static Posting posting(Lot lot, Held held, int frozen) {
        var why = lot.recalled() ? "lot " + lot.no() + " recalled" : "lot " + lot.no() + ", good until " + lot.expiresOn();
        return Posting.of(frozen > held.frozen() ? Kind.FREEZE : Kind.UNFREEZE, lot.sku(), held.warehouse(), Map.of(Bucket.FROZEN, frozen - held.frozen()),
            "lot:" + lot.id() + ":" + held.warehouse() + ":" + (held.bookings() + 1), "LOT:" + lot.id(), why);
    }
}
