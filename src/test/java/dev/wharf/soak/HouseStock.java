package dev.wharf.soak;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The same operations on the real stock. Call inside a lane. */
final class HouseStock {
    /** So far away that no soft lock ends on its own while this runs. */
    private static final Instant UNTIL = Instant.parse("2099-01-01T00:00:00Z");
    private static final String REASON = "soak";

    private final Stock stock;

    HouseStock(Stock stock) {
        this.stock = stock;
    }

    /** @throws dev.wharf.common.Refusal if it is not allowed; the lane must be rolled back then */
    int apply(Operation operation) {
        if (operation instanceof Operation.Receive r) {
            return stock.receive(r.pieces().stream().map(p -> new Stock.Receipt(p.sku(), r.warehouse(), p.units(), r.key() + ":" + p.line())).toList(), REASON);
        }
        if (operation instanceof Operation.Adjust a) stock.adjust(a.warehouse(), a.sku(), a.delta(), a.key(), REASON);
        if (operation instanceof Operation.Post p) return post(p);
        if (operation instanceof Operation.Lock l) return lock(l.order(), l.warehouse(), l.soft(), l.pieces());
        if (operation instanceof Operation.Release r) stock.release(order(r.order()), REASON);
        if (operation instanceof Operation.ReleasePart r) return stock.release(order(r.order()), r.line(), r.units(), REASON);
        if (operation instanceof Operation.Split s) return split(s);
        if (operation instanceof Operation.Ship s) stock.deduct(order(s.order()));
        return 0;
    }

    private int post(Operation.Post post) {
        var postings = new ArrayList<Posting>();
        for (var move : post.moves()) postings.add(Posting.of(move.kind(), move.sku(), move.warehouse(), move.deltas(), post.key() + ":" + postings.size(), "SOAK", REASON));
        return stock.post(postings);
    }

    private int lock(long order, String warehouse, boolean soft, List<Operation.Piece> pieces) {
        var needs = pieces.stream().map(p -> new Stock.Need(p.line(), p.sku(), p.units())).toList();
        return stock.lock(order(order), "", warehouse, needs, soft ? UNTIL : null) ? 1 : 0;
    }

    private int split(Operation.Split split) {
        int given = stock.release(order(split.order()), split.line(), split.units(), REASON);
        if (given == 0) return 0;
        return lock(split.newOrder(), split.warehouse(), false, List.of(new Operation.Piece(split.newLine(), split.sku(), given)));
    }

    private static FulfillmentId order(long number) {
        return new FulfillmentId(number);
    }
}
