package dev.wharf.stockkeeping;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.StockWaiters;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Stock that a person changes by hand, up to the value of the role. Promised units stay where they are. */
@Service
class Adjustments {
    /**
     * @param from  bucket the units leave; null if they come from nowhere
     * @param to    bucket they go to; null if they are gone
     * @param bin   where good units were found or taken; empty if they lie in none
     */
    record Request(String key, String warehouse, String sku, Bucket from, Bucket to, int units, String bin, String lot, AdjustReason why, String note) {
        Request {
            if (from == to) throw Refusal.invalid("FIELD_INVALID", "to", "from and to are two different buckets.");
        }

        String reason() {
            return why + (note.isEmpty() ? "" : ": " + note);
        }

        boolean comesOrGoes() {
            return from == null || to == null;
        }
    }

    private final Promised promised;
    private final Bins bins;
    private final BinMoves moves;
    private final Worth worth;
    private final AdjustLimit limit;
    private final StockWaiters waiters;
    private final Lanes lanes;

    Adjustments(Promised promised, Bins bins, BinMoves moves, Worth worth, StockkeepingSettings settings, StockWaiters waiters, Lanes lanes) {
        this.promised = promised;
        this.bins = bins;
        this.moves = moves;
        this.worth = worth;
        this.limit = new AdjustLimit(settings);
        this.waiters = waiters;
        this.lanes = lanes;
    }

    /** @return false if this key was booked before */
    boolean adjust(Request request) {
        limit.require(Actor.groups(), worth.of(Map.of(request.sku(), request.units())));
        boolean fresh = SameKey.call(lanes, () -> book(request));
        if (fresh && request.to() == Bucket.ON_HAND) waiters.unitsCame(List.of(request.sku()));
        return fresh;
    }

    private boolean book(Request request) {
        var deltas = new java.util.EnumMap<Bucket, Integer>(Bucket.class);
        if (request.from() != null) deltas.put(request.from(), -request.units());
        if (request.to() != null) deltas.put(request.to(), request.units());
        var key = "adjustment:" + request.key();
        promised.held(request.warehouse(), request.sku());
        var posting = Posting.of(request.why().kind(), request.sku(), request.warehouse(), deltas, key, key, request.reason());
        if (request.to() == null && request.bin().isEmpty()) requireLoose(request, key);
        if (!promised.post(posting)) return false;
        if (request.comesOrGoes() && !request.bin().isEmpty()) {
            bins.post(List.of(new Move(new Place(request.warehouse(), request.bin(), request.sku(), request.lot()), Bins.Kind.COUNT,
                request.to() == null ? -request.units() : request.units(), null, key, key, request.reason())));
        }
        return true;
    }

    /** Else the bins would record more than is in the house. */
    private void requireLoose(Request request, String key) {
        int loose = moves.loose(request.warehouse(), request.sku());
        if (loose < request.units() && !promised.booked(key)) {
            throw Refusal.invalid("BIN_NEEDED", "bin", "Only " + loose + " units of SKU " + request.sku() + " in " + request.warehouse() + " lie in no bin. Say from which bin they are taken.");
        }
    }
}
