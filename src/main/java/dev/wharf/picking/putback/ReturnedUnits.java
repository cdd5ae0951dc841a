package dev.wharf.picking.putback;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Kind;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.lot.LotFreezes;
import dev.wharf.inventory.lot.SerialUnit;
import dev.wharf.inventory.lot.Serials;
import dev.wharf.inventory.lot.UnitTraces;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a put-back means for bins, lots and serials. Goods that no bin knows are booked into none: one bin that knows a few would hide where the others lie. */
@Component
class ReturnedUnits {
    private final Bins bins;
    private final Serials serials;
    private final UnitTraces traces;
    private final LotFreezes freezes;

    ReturnedUnits(Bins bins, Serials serials, UnitTraces traces, LotFreezes freezes) {
        this.bins = bins;
        this.serials = serials;
        this.traces = traces;
        this.freezes = freezes;
    }

    List<UnitTraces.OfLot> byLot(FulfillmentId order) {
        return traces.byLot(order);
    }

    void comeBack(PutBack putBack, PutBackLine line, int units, String bin, String key) {
        if (line.binned() && !bin.isEmpty()) {
            bins.post(List.of(new Move(new Place(putBack.warehouse(), bin, line.sku(), line.lot()), Kind.PUT_BACK, units, putBack.fulfillment(), key, "PUT_BACK:" + putBack.id(), "")));
        }
        traces.putBack(putBack.fulfillment(), line.fulfillmentLine(), line.lot(), "", units);
        // A lot that was recalled meanwhile is frozen the moment nobody is promised it.
        if (!line.lot().isEmpty()) freezes.settleSkus(List.of(line.sku()));
    }

    void serialComesBack(PutBack putBack, PutBackLine line, SerialUnit unit) {
        serials.putBack(unit, putBack.fulfillment());
        traces.putBack(putBack.fulfillment(), line.fulfillmentLine(), "", unit.serial(), 1);
    }

    /** Of goods told apart by serial; nothing for others. */
    void serialsComeBack(PutBack putBack, PutBackLine line) {
        out(putBack, line).forEach(unit -> serialComesBack(putBack, line, unit));
    }

    private List<SerialUnit> out(PutBack putBack, PutBackLine line) {
        return serials.picked(putBack.fulfillment(), putBack.warehouse(), line.sku()).stream().limit(line.left()).toList();
    }

    /** The bin is credited and debited: the order has nothing out of bins any more, and the bin's ledger says where the loss came from. */
    void lost(PutBack putBack, PutBackLine line, String reason) {
        if (line.binned() && !line.bin().isEmpty()) {
            var place = new Place(putBack.warehouse(), line.bin(), line.sku(), line.lot());
            var cause = "PUT_BACK:" + putBack.id();
            bins.post(List.of(new Move(place, Kind.PUT_BACK, line.left(), putBack.fulfillment(), "put-back-lost:" + line.id(), cause, reason),
                new Move(place, Kind.COUNT, -line.left(), null, "put-back-gone:" + line.id(), cause, reason)));
        }
        for (var unit : out(putBack, line)) {
            serials.lost(unit, putBack.fulfillment());
            traces.putBack(putBack.fulfillment(), line.fulfillmentLine(), "", unit.serial(), 1);
        }
        traces.putBack(putBack.fulfillment(), line.fulfillmentLine(), line.lot(), "", line.left());
    }
}
