package dev.wharf.picking;

import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.lot.Serials;
import dev.wharf.inventory.lot.UnitTraces;
import dev.wharf.scan.FloorWork.Taken;
import dev.wharf.scan.Retake;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Makes pick lines that were picked count fewer units; {@link PickTaskPlan} then asks for the rest. Beside {@link JdbcPickOrders} the only SQL that writes pick_line. */
@Repository
class Retakes implements Retake {
    private record Picked(long pickLine, long fulfillmentLine, int units) { }

    private final JdbcClient jdbc;
    private final BinPicks bins;
    private final Serials serials;
    private final UnitTraces traces;

    Retakes(JdbcClient jdbc, BinPicks bins, Serials serials, UnitTraces traces) {
        this.jdbc = jdbc;
        this.bins = bins;
        this.serials = serials;
        this.traces = traces;
    }

    /** Units that no pick line counted need nothing: they are asked for anyway. */
    @Override
    public Undone undo(Wrong wrong) {
        int left = wrong.units();
        for (var line : picked(wrong)) {
            int here = Math.min(left, line.units());
            if (here == 0) break;
            jdbc.sql("UPDATE pick_line SET picked_quantity = picked_quantity - :units WHERE pick_line_id = :id").param("units", here).param("id", line.pickLine()).update();
            if (wrong.serials().isEmpty()) traces.putBack(wrong.fulfillment(), line.fulfillmentLine(), wrong.lot(), "", here);
            left -= here;
        }
        wrong.serials().forEach(serial -> {
            serials.putBack(wrong.sku(), serial, wrong.fulfillment());
            traces.putBackSerial(wrong.fulfillment(), wrong.sku(), serial);
        });
        int units = wrong.units() - left;
        var back = bins.putBack(wrong.fulfillment(), wrong.warehouse(), wrong.sku(), wrong.lot(), units, wrong.key()).stream()
            .map(b -> new Taken(b.place().sku(), b.place().bin(), b.place().lot(), b.units())).toList();
        return new Undone(units, back);
    }

    /** The last picked first. A line without a lot may have been picked from any. Units that go back to their bins already are not with the order. */
    private List<Picked> picked(Wrong wrong) {
        return jdbc.sql("""
                SELECT l.pick_line_id, l.fulfillment_line_id, l.picked_quantity - l.returned_quantity FROM pick_line l JOIN pick_order o ON o.pick_order_id = l.pick_order_id
                 WHERE l.fulfillment_id = :id AND l.sku = :sku AND o.warehouse_code = :warehouse AND l.picked_quantity > l.returned_quantity AND (:lot = '' OR l.lot_no IN ('', :lot))
                 ORDER BY l.lot_no DESC, l.pick_line_id DESC
                """).param("id", wrong.fulfillment().value()).param("sku", wrong.sku()).param("warehouse", wrong.warehouse()).param("lot", wrong.lot())
            .query((rs, n) -> new Picked(rs.getLong(1), rs.getLong(2), rs.getInt(3))).list();
    }
}
