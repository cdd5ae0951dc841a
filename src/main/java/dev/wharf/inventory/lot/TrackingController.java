package dev.wharf.inventory.lot;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Stock;
import dev.wharf.parcel.Boxes;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How products are tracked: by nothing, lot, lot with expiry, or serial. The kind changes only while nothing is on hand, for units in the house would have no lot or serial. */
@RestController
@RequestMapping("/api/v1/products/tracking")
class TrackingController {
    private static final int AT_MOST = 2000;
    private static final int DAYS_AT_MOST = 3650;

    /** @param category left out: none. @param sellableDays days that a lot must still be good for when it leaves; left out: 0 */
    record Entry(String sku, String category, String tracking, Integer sellableDays) {
        static Entry of(Tracking t) {
            return new Entry(t.sku(), t.category(), t.kind().name(), t.sellableDays());
        }
    }

    private final Trackings trackings;
    private final Stock stock;
    private final Boxes boxes;
    private final Lanes lanes;

    TrackingController(Trackings trackings, Stock stock, Boxes boxes, Lanes lanes) {
        this.trackings = trackings;
        this.stock = stock;
        this.boxes = boxes;
        this.lanes = lanes;
    }

    @GetMapping
    List<Entry> get(@RequestParam("sku") List<String> skus) {
        if (skus.size() > AT_MOST) throw Refusal.invalid("FIELD_INVALID", "sku", "At most " + AT_MOST + " SKUs at once.");
        var found = trackings.of(skus);
        return new TreeSet<>(found.keySet()).stream().map(sku -> Entry.of(found.get(sku))).toList();
    }

    @PutMapping
    List<Entry> put(@RequestBody List<Entry> entries) {
        if (entries.isEmpty() || entries.size() > AT_MOST) throw Refusal.invalid("FIELD_INVALID", "", "The list has 1 to " + AT_MOST + " entries.");
        var skus = entries.stream().map(e -> e.sku() == null ? "" : e.sku()).toList();
        lanes.runOne(() -> {
            var known = trackings.of(skus);
            var wanted = IntStream.range(0, entries.size()).mapToObj(i -> read("[" + i + "].", entries.get(i), known)).toList();
            var changed = wanted.stream().filter(t -> t.kind() != known.get(t.sku()).kind()).toList();
            refuseBoxes(changed);
            refuseWhatIsOnHand(changed);
            trackings.put(wanted);
        });
        return get(skus);
    }

    private static Tracking read(String path, Entry entry, Map<String, Tracking> known) {
        var before = known.get(entry.sku());
        if (before == null) throw Refusal.invalid("SKU_UNKNOWN", path + "sku", "SKU " + entry.sku() + " is not in the product list; send the product first.");
        var kind = Arrays.stream(Tracking.Kind.values()).filter(k -> k.name().equals(entry.tracking())).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", path + "tracking", path + "tracking is one of " + Arrays.toString(Tracking.Kind.values()) + "."));
        int days = entry.sellableDays() == null ? 0 : entry.sellableDays();
        if (days < 0 || days > DAYS_AT_MOST) throw Refusal.invalid("FIELD_INVALID", path + "sellableDays", path + "sellableDays is 0 to " + DAYS_AT_MOST + ".");
        var category = entry.category() == null ? "" : entry.category().strip();
        if (category.length() > 32) throw Refusal.invalid("FIELD_INVALID", path + "category", path + "category has at most 32 characters.");
        return new Tracking(entry.sku(), category, before.handling(), kind, days);
    }

    /** The box list refuses such products for the same reason. */
    private void refuseBoxes(List<Tracking> changed) {
        boxes.madeOf(changed.stream().filter(t -> t.kind() != Tracking.Kind.NONE).map(Tracking::sku).toList()).stream().findFirst().ifPresent(box -> {
            throw Refusal.conflict("BOX_MATERIAL", "Box " + box.code() + " of " + box.warehouse() + " is made of SKU " + box.materialSku()
                + ", and boxes leave without anybody naming a lot or serial. Give the box another materialSku or none first.");
        });
    }

    private void refuseWhatIsOnHand(List<Tracking> changed) {
        stock.balances(changed.stream().map(Tracking::sku).toList()).stream().filter(b -> b.onHand() + b.quarantine() + b.defective() + b.inTransit() > 0).findFirst().ifPresent(b -> {
            throw Refusal.conflict("STOCK_ON_HAND", "SKU " + b.sku() + " has units in " + b.warehouse() + " that have no lot or serial; its tracking changes when none are left.");
        });
    }
}
