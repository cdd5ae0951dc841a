package dev.wharf.inventory;

import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.CountsWanted.Doubt;
import dev.wharf.inventory.CountsWanted.Why;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.inventory.StockBook.Key;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Boxes that leave with parcels. They are taken at the very end of the transaction, all at once: a material is in nearly every parcel, so its row is held last and
 * shortest. Lack of boxes in the books stops nothing, for the box is in the packer's hands: the entry then says so with a delta of zero, and its bins are to be counted.
 */
@Component
public class PackagingStock {
    private static final String KEY = "packaging:";
    private static final String LACK = "账上没有这种包材 The books had none of this packaging";

    private final StockRows rows;
    private final StockLedger ledger;
    private final Bins bins;
    private final CountsWanted counts;
    private final Products products;

    PackagingStock(StockRows rows, StockLedger ledger, Bins bins, CountsWanted counts, Products products) {
        this.rows = rows;
        this.ledger = ledger;
        this.bins = bins;
        this.counts = counts;
        this.products = products;
    }

    private final class Used {
        private final TreeMap<Key, List<String>> parcels = new TreeMap<>();

        private void take() {
            var gone = new TreeMap<>(parcels);
            parcels.clear();
            var book = rows.hold(gone.keySet().stream().map(Key::sku).distinct().toList());
            rows.open(gone.keySet().stream().filter(key -> !book.balances(key.sku()).containsKey(key.warehouse())).toList());
            gone.keySet().stream().map(Key::warehouse).distinct().forEach(warehouse -> take(book, warehouse, gone));
        }

        private void take(StockBook book, String warehouse, TreeMap<Key, List<String>> gone) {
            var here = gone.keySet().stream().filter(key -> key.warehouse().equals(warehouse)).toList();
            var contents = bins.held(warehouse, here.stream().map(Key::sku).toList());
            var lacking = new ArrayList<String>();
            for (var key : here) {
                boolean enough = PackagingStock.this.take(key, gone.get(key), book.balance(key), of(key.sku(), contents));
                if (!enough) lacking.add(key.sku());
            }
            if (!lacking.isEmpty()) askForCount(warehouse, lacking, contents);
        }
    }

    /**
     * One unit of this material left. Costs no statement of its own. Call inside a lane.
     *
     * @param parcel reference of the parcel; its packaging is taken once
     */
    public void left(String warehouse, String material, String parcel) {
        var lane = Lane.current();
        var used = lane.state(Used.class, Used::new);
        if (used.parcels.isEmpty()) lane.afterwards(used::take);
        used.parcels.computeIfAbsent(new Key(material, warehouse), key -> new ArrayList<>()).add(parcel);
    }

    /** @return false if the books had fewer than left */
    private boolean take(Key key, List<String> parcels, Balance balance, List<Content> contents) {
        var take = PackagingTake.of(parcels.size(), balance, contents);
        for (int i = 0; i < parcels.size(); i++) {
            int units = i < take.units() ? 1 : 0;
            var posting = Posting.of(Kind.PACKAGING, key.sku(), key.warehouse(), Map.of(Bucket.ON_HAND, -units), KEY + parcels.get(i), "", units == 1 ? "" : LACK);
            rows.change(posting);
            ledger.enter(posting);
        }
        bins.post(take.outOf().stream().map(from -> new Bins.Move(from.place(), Bins.Kind.PACKAGING, -from.units(), null, KEY + parcels.get(0) + ":" + from.place().bin() + ":" + from.place().lot(), "", ""))
            .toList());
        return take.units() == parcels.size();
    }

    /**
     * Of the bins that hold one, and of the one it is picked from; if there is neither, of the one that was filled last, for emptied bins are many and mostly empty.
     * Where there is none at all, nothing can be counted, and the entry alone tells.
     */
    private void askForCount(String warehouse, List<String> materials, List<Content> contents) {
        var faces = products.bins(warehouse, materials);
        var doubts = new ArrayList<Doubt>();
        for (var material : materials) {
            var codes = new TreeSet<String>();
            if (faces.containsKey(material)) codes.add(faces.get(material));
            of(material, contents).stream().filter(content -> content.units() > 0).forEach(content -> codes.add(content.place().bin()));
            if (codes.isEmpty()) of(material, contents).stream().max(Comparator.comparing(Content::since)).ifPresent(content -> codes.add(content.place().bin()));
            codes.forEach(bin -> doubts.add(new Doubt(bin, material)));
        }
        counts.ask(warehouse, doubts, Why.NO_PACKAGING);
    }

    private static List<Content> of(String material, List<Content> contents) {
        return contents.stream().filter(content -> content.place().sku().equals(material)).toList();
    }
}
