package dev.wharf.inventory.lot;

import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Kind;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.Stock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Books goods in: on hand, into their bins, with lots and serials. Call inside a lane. */
@Service
public class GoodsIn {
    /**
     * @param key        names the receipt, at most 80 characters: a second one books nothing
     * @param bin        empty if they are not put away yet
     * @param lot        empty for goods without lots
     * @param producedOn null if nobody said; {@code expiresOn} if they keep
     * @param serials    one for each unit of goods with serials, else empty
     */
    public record Line(String key, String warehouse, String sku, int quantity, String bin, String lot, LocalDate producedOn, LocalDate expiresOn, List<String> serials) {
        public Line {
            bin = bin == null ? "" : bin.strip();
            lot = lot == null ? "" : lot.strip();
            serials = serials == null ? List.of() : serials.stream().filter(Objects::nonNull).map(String::strip).toList();
        }
    }

    private final Stock stock;
    private final Bins bins;
    private final Lots lots;
    private final LotFreezes freezes;
    private final Serials serials;

    GoodsIn(Stock stock, Bins bins, Lots lots, LotFreezes freezes, Serials serials) {
        this.stock = stock;
        this.bins = bins;
        this.lots = lots;
        this.freezes = freezes;
        this.serials = serials;
    }

    /** @return how many receipts were new. Units of a lot that may not leave are frozen in the same moment. */
    public int receive(List<Line> lines, String reason) {
        int fresh = stock.receive(lines.stream().map(l -> new Stock.Receipt(l.sku(), l.warehouse(), l.quantity(), l.key())).toList(), reason);
        var known = lots.put(lines.stream().filter(l -> !l.lot().isEmpty()).toList());
        serials.arrive(lines.stream().flatMap(l -> l.serials().stream().map(s -> new Serials.Arrived(l.sku(), s, l.warehouse(), l.key()))).toList());
        bins.post(lines.stream().filter(l -> !l.bin().isEmpty())
            .map(l -> new Move(new Place(l.warehouse(), l.bin(), l.sku(), l.lot()), Kind.PUT_AWAY, l.quantity(), null, "receive:" + l.key(), "", reason)).toList());
        freezes.settle(known);
        return fresh;
    }
}
