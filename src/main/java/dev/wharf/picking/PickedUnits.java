package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.inventory.lot.Serials;
import dev.wharf.inventory.lot.UnitTraces;
import dev.wharf.warehouse.Tracking;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Books where picked units came from: out of the bin, and the lot or serial to the order line. Goods that no bin knows and that are not tracked cost nothing. */
@Component
class PickedUnits {
    private final BinPicks bins;
    private final Bins known;
    private final Serials serials;
    private final UnitTraces traces;

    PickedUnits(BinPicks bins, Bins known, Serials serials, UnitTraces traces) {
        this.bins = bins;
        this.known = known;
        this.serials = serials;
        this.traces = traces;
    }

    /** @param units by pick line, accepted by the rules */
    void take(List<PickLine> lines, Map<Long, Integer> units, PickScans.Reading reading, Item item) {
        for (var line : lines) {
            int taken = units.getOrDefault(line.id(), 0);
            if (taken > 0) take(line, taken, reading, item);
        }
    }

    private void take(PickLine line, int units, PickScans.Reading reading, Item item) {
        var lot = line.lot().isEmpty() && item.kind().hasLots() ? reading.lot() : line.lot();
        var key = "pick:" + reading.clientKey() + ":" + line.id();
        if (line.binned() && !line.bin().isEmpty()) {
            bins.take(new Place(line.order().warehouse(), line.bin(), line.sku(), lot), units, Math.min(units, line.planned()), line.fulfillment(), key);
        } else if (line.binned() && !reading.bin().isEmpty()) {
            takeWhereverFound(new Place(line.order().warehouse(), reading.bin(), line.sku(), lot), units, line.fulfillment(), key);
        }
        if (item.kind() == Tracking.Kind.NONE) return;
        var serial = item.serial();
        if (serial != null && !serials.pick(serial, line.order().warehouse(), line.fulfillment())) {
            throw new ConcurrencyFailureException("Serial " + serial.serial() + " was taken in the same moment");
        }
        traces.picked(line.fulfillment(), line.fulfillmentLineId(), line.sku(), lot, serial == null ? "" : serial.serial(), units);
    }

    /** The task named no bin. The scanned one may be that of the stop before, so only units that are known to lie there are taken from it. */
    private void takeWhereverFound(Place read, int units, FulfillmentId fulfillment, String key) {
        known.ofSkus(read.warehouse(), List.of(read.sku())).stream().filter(c -> c.place().bin().equalsIgnoreCase(read.bin()) && c.place().lot().equals(read.lot()) && c.units() > 0)
            .findFirst().ifPresent(c -> bins.take(c.place(), Math.min(units, c.units()), 0, fulfillment, key));
    }

    /** All they had taken lies in its bins again. */
    void putBack(List<FulfillmentId> fulfillments) {
        bins.putBack(fulfillments);
        serials.putBack(fulfillments);
        traces.putBack(fulfillments);
    }
}
