package dev.wharf.stockkeeping.transfer;

import dev.wharf.common.Text;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.inventory.Stock;
import dev.wharf.stockkeeping.Promised;
import dev.wharf.stockkeeping.transfer.JdbcTransfers.Scan;
import dev.wharf.stockkeeping.transfer.Transfer.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What a transfer does to the balances. Call inside a lane, with the transfer locked; each movement has a key of its own and is booked once. */
@Service
class TransferBooking {
    private final JdbcTransfers transfers;
    private final Stock stock;
    private final Bins bins;
    private final Promised promised;

    TransferBooking(JdbcTransfers transfers, Stock stock, Bins bins, Promised promised) {
        this.transfers = transfers;
        this.stock = stock;
        this.bins = bins;
        this.promised = promised;
    }

    /** @return empty if all is frozen at the source, so that nobody else gets it; else what is missing, and nothing is frozen */
    Optional<Text> freeze(Transfer t) {
        stock.available("", t.lines().stream().map(Line::sku).toList());
        for (var line : t.lines()) {
            int free = Math.max(0, promised.held(t.from(), line.sku()).free());
            if (free < line.wanted()) {
                return Optional.of(new Text("SKU " + line.sku() + "：要调 " + line.wanted() + " 件，" + t.from() + " 可用 " + free + " 件。",
                    "SKU " + line.sku() + ": " + line.wanted() + " wanted, " + free + " free in " + t.from() + "."));
            }
        }
        stock.post(t.lines().stream().map(l -> posting(t, Kind.FREEZE, l.sku(), t.from(), Map.of(Bucket.FROZEN, l.wanted()), "freeze")).toList());
        transfers.write(t.with(t.lines().stream().map(l -> new Line(l.sku(), l.wanted(), l.wanted(), 0, 0, 0, 0, 0)).toList()));
        return Optional.empty();
    }

    /** Goods leave the source: its on hand and frozen go down, what is on the way to the destination goes up. What was not picked may be promised again. */
    Transfer send(Transfer t) {
        var postings = new ArrayList<Posting>();
        for (var l : t.lines()) {
            if (l.picked() > 0) {
                postings.add(posting(t, Kind.SEND, l.sku(), t.from(), Map.of(Bucket.ON_HAND, -l.picked(), Bucket.FROZEN, -l.picked()), "out"));
                postings.add(posting(t, Kind.SEND, l.sku(), t.to(), Map.of(Bucket.IN_TRANSIT, l.picked()), "way"));
            }
            if (l.frozen() > l.picked()) postings.add(posting(t, Kind.UNFREEZE, l.sku(), t.from(), Map.of(Bucket.FROZEN, l.picked() - l.frozen()), "rest"));
        }
        stock.post(postings);
        var sent = t.with(t.lines().stream().map(l -> new Line(l.sku(), l.wanted(), 0, l.picked(), l.picked(), 0, 0, 0)).toList());
        transfers.write(sent);
        return sent;
    }

    /** Before it left: frozen units may be promised again, picked ones go back on record into the bins they came from. */
    void undo(Transfer t) {
        stock.post(t.lines().stream().filter(l -> l.frozen() > 0)
            .map(l -> posting(t, Kind.UNFREEZE, l.sku(), t.from(), Map.of(Bucket.FROZEN, -l.frozen()), "rest")).toList());
        bins.post(transfers.picks(t.id()).stream().filter(s -> !s.bin().isEmpty())
            .map(s -> new Move(new Place(t.from(), s.bin(), s.sku(), s.lot()), Bins.Kind.PUT_BACK, s.units(), null, "transfer-back:" + s.id(), t.cause(), "transfer cancelled")).toList());
        transfers.write(t.with(t.lines().stream().map(l -> new Line(l.sku(), l.wanted(), 0, 0, 0, 0, 0, 0)).toList()));
    }

    /** What is on the way comes back to the source. */
    void turnRound(Transfer t) {
        var postings = new ArrayList<Posting>();
        for (var l : t.lines()) {
            if (l.underWay() == 0) continue;
            postings.add(posting(t, Kind.SEND, l.sku(), t.to(), Map.of(Bucket.IN_TRANSIT, -l.underWay()), "turn"));
            postings.add(posting(t, Kind.SEND, l.sku(), t.from(), Map.of(Bucket.IN_TRANSIT, l.underWay()), "back"));
        }
        stock.post(postings);
        transfers.recalled(t);
    }

    /** Units arrive; those beyond what was sent wait until the differences are settled. @return with the line as it is now */
    Transfer arrive(Transfer t, Scan scan) {
        var line = t.lines().stream().filter(l -> l.sku().equals(scan.sku())).findFirst().orElse(new Line(scan.sku(), 0, 0, 0, 0, 0, 0, 0));
        int arrived = Math.min(line.underWay(), scan.units());
        var now = new Line(line.sku(), line.wanted(), 0, line.picked(), line.sent(), line.arrived() + arrived, line.extra() + scan.units() - arrived, line.lost());
        if (arrived > 0) {
            stock.post(List.of(Posting.of(Kind.ARRIVE, scan.sku(), t.to(), Map.of(Bucket.IN_TRANSIT, -arrived, Bucket.ON_HAND, arrived), "transfer-in:" + scan.id(), t.cause(), "")));
            if (!scan.bin().isEmpty()) {
                bins.post(List.of(new Move(new Place(t.to(), scan.bin(), scan.sku(), scan.lot()), Bins.Kind.PUT_AWAY, arrived, null, "transfer-in:" + scan.id(), t.cause(), "")));
            }
        }
        transfers.write(t.with(List.of(now)));
        return transfers.get(t.id());
    }

    /** What did not arrive is lost, what arrived beyond is found; it lies in no bin yet. */
    void settle(Transfer t, String reason) {
        var postings = new ArrayList<Posting>();
        for (var l : t.lines()) {
            if (l.underWay() > 0) postings.add(Posting.of(Kind.LOSE, l.sku(), t.to(), Map.of(Bucket.IN_TRANSIT, -l.underWay()), t.key(l.sku(), "lost"), t.cause(), reason));
            if (l.extra() > 0) postings.add(Posting.of(Kind.ARRIVE, l.sku(), t.to(), Map.of(Bucket.ON_HAND, l.extra()), t.key(l.sku(), "more"), t.cause(), reason));
        }
        stock.post(postings);
        transfers.write(t.with(t.lines().stream().map(l -> new Line(l.sku(), l.wanted(), 0, l.picked(), l.sent(), l.arrived(), l.extra(), l.lost() + l.underWay())).toList()));
    }

    private static Posting posting(Transfer t, Kind kind, String sku, String warehouse, Map<Bucket, Integer> deltas, String what) {
        return Posting.of(kind, sku, warehouse, deltas, t.key(sku, what), t.cause(), t.note());
    }
}
