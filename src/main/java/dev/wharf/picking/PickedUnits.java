package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.BinPicks.Part;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.inventory.lot.Serials;
import dev.wharf.inventory.lot.UnitTraces;
import dev.wharf.inventory.lot.UnitTraces.Trace;
import dev.wharf.picking.wall.SortBoxes;
import dev.wharf.picking.wall.SortBoxes.Share;
import dev.wharf.picking.wall.SortBoxes.Unit;
import dev.wharf.warehouse.Tracking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Books where picked units came from: out of the bin, and the lot or serial to the order line; of a walk that is sorted at a wall also that they lie in its box. Goods
 * that no bin knows and that are not tracked cost nothing.
 */
@Component
class PickedUnits {
    private final BinPicks bins;
    private final Bins known;
    private final Serials serials;
    private final UnitTraces traces;
    private final SortBoxes boxes;

    PickedUnits(BinPicks bins, Bins known, Serials serials, UnitTraces traces, SortBoxes boxes) {
        this.boxes = boxes;
        this.bins = bins;
        this.known = known;
        this.serials = serials;
        this.traces = traces;
    }

    /** @param lot that was really taken */
    private record Taken(PickLine line, String lot, int units) { }

    /** As many statements for one line as for many. @param units by pick line, accepted by the rules */
    void take(PickTask task, List<PickLine> lines, Map<Long, Integer> units, PickScans.Reading reading, Item item) {
        var taken = lines.stream().filter(line -> units.getOrDefault(line.id(), 0) > 0)
            .map(line -> new Taken(line, line.lot().isEmpty() && item.kind().hasLots() ? reading.lot() : line.lot(), units.get(line.id()))).toList();
        leaveBins(taken, reading);
        if (item.kind() != Tracking.Kind.NONE) trace(taken, item);
        if (task.mode() == PickMode.WALL) boxes.put(taken.stream().map(t -> inBox(task, t, item)).toList());
    }

    private void leaveBins(List<Taken> taken, PickScans.Reading reading) {
        taken.stream().filter(t -> t.line().binned() && !t.line().bin().isEmpty())
            .collect(groupingBy(t -> new Place(t.line().order().warehouse(), t.line().bin(), t.line().sku(), t.lot()), LinkedHashMap::new, toList()))
            .forEach((place, here) -> bins.take(place, here.stream().map(t -> part(t, t.units(), Math.min(t.units(), t.line().planned()), reading)).toList()));
        if (reading.bin().isEmpty()) return;
        taken.stream().filter(t -> t.line().binned() && t.line().bin().isEmpty())
            .collect(groupingBy(t -> new Place(t.line().order().warehouse(), reading.bin(), t.line().sku(), t.lot()), LinkedHashMap::new, toList()))
            .forEach((read, here) -> takeWhereverFound(read, here, reading));
    }

    private static Part part(Taken t, int units, int planned, PickScans.Reading reading) {
        return new Part(units, planned, t.line().fulfillment(), "pick:" + reading.clientKey() + ":" + t.line().id());
    }

    /** The task named no bin. The scanned one may be that of the stop before, so only units that are known to lie there are taken from it. */
    private void takeWhereverFound(Place read, List<Taken> here, PickScans.Reading reading) {
        known.ofSkus(read.warehouse(), List.of(read.sku())).stream().filter(c -> c.place().bin().equalsIgnoreCase(read.bin()) && c.place().lot().equals(read.lot()) && c.units() > 0)
            .findFirst().ifPresent(c -> {
                var parts = new ArrayList<Part>();
                int left = c.units();
                for (var t : here) {
                    int units = Math.min(left, t.units());
                    if (units > 0) parts.add(part(t, units, 0, reading));
                    left -= units;
                }
                bins.take(c.place(), parts);
            });
    }

    /** A serial is one unit of one line. */
    private void trace(List<Taken> taken, Item item) {
        var serial = item.serial();
        var first = taken.get(0).line();
        if (serial != null && !serials.pick(serial, first.order().warehouse(), first.fulfillment())) {
            throw new ConcurrencyFailureException("Serial " + serial.serial() + " was taken in the same moment");
        }
        var no = serial == null ? "" : serial.serial();
        traces.picked(taken.stream().map(t -> new Trace(t.line().fulfillment(), t.line().fulfillmentLineId(), t.line().sku(), t.lot(), no, t.units())).toList());
    }

    private static Unit inBox(PickTask task, Taken t, Item item) {
        var order = t.line().order();
        return new Unit(new Share(order.id(), task.id(), task.wave(), order.fulfillment(), order.warehouse(), order.position()), t.line().sku(), t.lot(),
            item.serial() == null ? "" : item.serial().serial(), t.units());
    }
}
