package dev.wharf.inventory.lot;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.lot.LotUnits.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Takes what is frozen of a lot out of its bins and off hand: thrown away, or sent back to the maker. Call inside a lane. */
@Component
class LotWriteOffs {
    private final LotUnits units;
    private final Bins bins;
    private final Stock stock;

    LotWriteOffs(LotUnits units, Bins bins, Stock stock) {
        this.units = units;
        this.bins = bins;
        this.stock = stock;
    }

    /** @throws Refusal CONFLICT if nothing of it is frozen there */
    void writeOff(Lot lot, String warehouse, String reason) {
        // Holds the rows of the SKU, as the freezing does.
        stock.available("", List.of(lot.sku()));
        var held = units.of(List.of(lot.id())).stream().filter(h -> h.warehouse().equals(warehouse) && h.frozen() > 0).findFirst()
            .orElseThrow(() -> Refusal.conflict("NOTHING_FROZEN", "No unit of lot " + lot.no() + " is frozen in " + warehouse + "; recall the lot first, or let its orders go."));
        var key = "lot:" + lot.id() + ":" + warehouse + ":" + (held.bookings() + 1);
        bins.post(moves(lot, held, key, reason));
        if (!units.write(Map.of(held, 0))) throw new ConcurrencyFailureException("The lot was changed in the same moment");
        stock.post(List.of(Posting.of(Posting.Kind.ADJUST, lot.sku(), warehouse, Map.of(Bucket.ON_HAND, -held.frozen(), Bucket.FROZEN, -held.frozen()), key, "LOT:" + lot.id(), reason)));
    }

    private List<Move> moves(Lot lot, Held held, String key, String reason) {
        var moves = new ArrayList<Move>();
        int left = held.frozen();
        for (var content : bins.held(held.warehouse(), List.of(lot.sku()))) {
            int here = content.place().lot().equals(lot.no()) ? Math.min(left, content.units()) : 0;
            if (here == 0) continue;
            moves.add(new Move(content.place(), Bins.Kind.SEND, -here, null, key + ":" + moves.size(), "LOT:" + lot.id(), reason));
            left -= here;
        }
        return moves;
    }
}
