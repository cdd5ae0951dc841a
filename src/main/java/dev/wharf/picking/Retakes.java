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
    public List<Taken> undo(Wrong wrong) {
        int left = wrong.units();
        for (var line : picked(wrong)) {
            int units = Math.min(left, line.units());
            if (units == 0) break;
            jdbc.sql("UPDATE pick_line SET picked_quantity = picked_quantity - :units WHERE pick_line_id = :id").param("units", units).param("id", line.pickLine()).update();
            if (wrong.serials().isEmpty()) traces.putBack(wrong.fulfillment(), line.fulfillmentLine(), wrong.lot(), "", units);
            left -= units;
        }
        wrong.serials().forEach(serial -> {
            serials.putBack(wrong.sku(), serial, wrong.fulfillment());
            traces.putBackSerial(wrong.fulfillment(), wrong.sku(), serial);
        });
        return bins.putBack(wrong.fulfillment(), wrong.warehouse(), wrong.sku(), wrong.lot(), wrong.units() - left, wrong.key()).stream()
            .map(back -> new Taken(back.place().sku(), back.place().bin(), back.place().lot(), back.units())).toList();
    }

    /** The last picked first. A line without a lot may have been picked from any. */
    private List<Picked> picked(Wrong wrong) {
        return jdbc.sql("""
                SELECT l.pick_line_id, l.fulfillment_line_id, l.picked_quantity FROM pick_line l JOIN pick_order o ON o.pick_order_id = l.pick_order_id
                 WHERE l.fulfillment_id = :id AND l.sku = :sku AND o.warehouse_code = :warehouse AND l.picked_quantity > 0 AND (:lot = '' OR l.lot_no IN ('', :lot))
                 ORDER BY l.lot_no DESC, l.pick_line_id DESC
                """).param("id", wrong.fulfillment().value()).param("sku", wrong.sku()).param("warehouse", wrong.warehouse()).param("lot", wrong.lot())
            .query((rs, n) -> new Picked(rs.getLong(1), rs.getLong(2), rs.getInt(3))).list();
    }
}
