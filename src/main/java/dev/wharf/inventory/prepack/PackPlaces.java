package dev.wharf.inventory.prepack;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.BinRole;
import dev.wharf.inventory.BinRoles;
import dev.wharf.inventory.Bins;
import dev.wharf.parcel.Boxes;
import dev.wharf.warehouse.Products;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Bins and boxes that people name, as the house writes them: one nobody knows would hold goods that nobody finds again, or a pack in no box. */
@Component
class PackPlaces {
    /** As wide as the column of bins. */
    private static final int BIN_MAX = 32;

    private final Bins bins;
    private final BinRoles roles;
    private final Products products;
    private final Boxes boxes;

    PackPlaces(Bins bins, BinRoles roles, Products products, Boxes boxes) {
        this.bins = bins;
        this.roles = roles;
        this.products = products;
        this.boxes = boxes;
    }

    /** A bin for loose units: goods have lain there, or are picked there. Call inside a lane. */
    String bin(String warehouse, String bin) {
        if (bin.length() > BIN_MAX) throw Refusal.invalid("BIN_UNKNOWN", "bin", "A bin has at most " + BIN_MAX + " characters; scan its label.");
        var known = Stream.concat(bins.ofBin(warehouse, bin).stream().map(c -> c.place().bin()), Stream.concat(roles.in(warehouse).stream().map(BinRole::bin), products.pickFaces(warehouse).stream()));
        var found = known.filter(bin::equalsIgnoreCase).findFirst()
            .orElseThrow(() -> Refusal.invalid("BIN_UNKNOWN", "bin", "No goods have ever lain in bin " + bin + " of " + warehouse + "; scan the label of the bin."));
        if (Pack.isBin(found)) throw Refusal.invalid("BIN_INVALID", "bin", "bin is where the loose units go; bins of packs take none.");
        return found;
    }

    /** @param box empty for the goods' own */
    String box(String warehouse, String box) {
        if (box.isEmpty()) return box;
        return boxes.of(warehouse).stream().map(Boxes.Box::code).filter(box::equalsIgnoreCase).findFirst()
            .orElseThrow(() -> Refusal.invalid("BOX_UNKNOWN", "box", "Warehouse " + warehouse + " has no such box; choose one of its boxes, or leave it empty for the goods' own."));
    }
}
