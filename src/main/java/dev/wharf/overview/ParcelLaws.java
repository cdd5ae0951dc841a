package dev.wharf.overview;

import dev.wharf.common.Text;
import dev.wharf.overview.StockLaws.StockLaw;
import java.util.List;

/** The law of what is in which parcel. It does not repair itself: somebody opens the order's parcels and counts. */
final class ParcelLaws {
    static final List<StockLaw> ALL = List.of(
        new StockLaw("PARCELS_HOLD_ORDER", new Text("已装箱订单：各包裹内件之和 = 订单行", "The parcels of a packed order hold its lines, each unit once"), """
            SELECT t.sku, t.warehouse_code, CONCAT('包裹 parcels ', SUM(t.packed), '，订单 order ', SUM(t.quantity), '，', COUNT(*), ' 行 lines，', COUNT(DISTINCT t.fulfillment_id), ' 单 orders，F', MIN(t.fulfillment_id)) AS found
              FROM (SELECT l.sku, f.warehouse_code, f.fulfillment_id, l.quantity, COALESCE(SUM(c.quantity), 0) AS packed
                      FROM fulfillment f
                      JOIN fulfillment_line l ON l.fulfillment_id = f.fulfillment_id
                      LEFT JOIN (parcel p JOIN parcel_line c ON c.parcel_id = p.parcel_id AND p.state <> 'VOIDED') ON p.fulfillment_id = f.fulfillment_id AND c.fulfillment_line_id = l.fulfillment_line_id
                     WHERE f.stage = 'SHIP' AND EXISTS (SELECT 1 FROM parcel x WHERE x.fulfillment_id = f.fulfillment_id AND x.state <> 'VOIDED')
                     GROUP BY l.sku, f.warehouse_code, f.fulfillment_id, l.fulfillment_line_id, l.quantity HAVING COALESCE(SUM(c.quantity), 0) <> l.quantity) t
             GROUP BY t.sku, t.warehouse_code""",
            new Text("拆开该订单的所有包裹，重新复核。", "Open all parcels of the order and verify it again."), List.of()));

    private ParcelLaws() { }
}
