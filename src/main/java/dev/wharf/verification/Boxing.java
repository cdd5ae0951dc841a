package dev.wharf.verification;

import dev.wharf.inventory.lot.Serials;
import dev.wharf.parcel.FilledBox;
import dev.wharf.parcel.FilledBoxes;
import dev.wharf.parcel.Parcels;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What goes into which box of a count. The contents of a box are what was counted and is in no box before it, so that scans and boxes can never tell
 * different stories. Call with the row of the count held.
 */
@Component
class Boxing {
    private final FilledBoxes boxes;
    private final Parcels parcels;
    private final Serials serials;
    private final JdbcVerifications verifications;

    Boxing(FilledBoxes boxes, Parcels parcels, Serials serials, JdbcVerifications verifications) {
        this.boxes = boxes;
        this.parcels = parcels;
        this.serials = serials;
        this.verifications = verifications;
    }

    /** The box that is being filled; without units if nothing was counted since the last one was closed. */
    FilledBox open(Verification count) {
        var closed = count.boxes() == 0 ? List.<FilledBox>of() : boxes.ofCount(count.id());
        var units = new TreeMap<String, Integer>();
        verifications.lines(count.id()).stream().filter(line -> line.scanned() > 0).forEach(line -> units.put(line.sku(), line.scanned()));
        closed.forEach(box -> box.units().forEach((sku, n) -> units.computeIfPresent(sku, (s, counted) -> counted > n ? counted - n : null)));
        var before = closed.stream().flatMap(box -> box.serials().stream()).collect(Collectors.toSet());
        var named = serials.countedBy(count.fulfillment(), count.id()).stream().map(s -> new FilledBox.Serial(s.sku(), s.serial())).filter(s -> !before.contains(s)).toList();
        return new FilledBox(count.boxes() + 1, units, named, count.box());
    }

    void close(Verification count, FilledBox box, String clientKey) {
        boxes.close(count.fulfillment(), count.id(), box, clientKey);
        verifications.boxed(count.id(), box.no(), "");
    }

    /** The last unit closes the last box, where the order has several, parcels of it stayed closed, or the packer took another box than the suggested one. */
    void matched(Verification count) {
        boolean filled = count.boxes() > 0 || !count.box().isEmpty() || !parcels.live(count.fulfillment()).isEmpty();
        if (filled) {
            var last = open(count);
            if (!last.units().isEmpty()) close(count, last, "matched:" + count.id());
        }
        boxes.matched(count.fulfillment(), count.id(), filled);
    }
}
