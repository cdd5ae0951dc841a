package dev.wharf.overview;

import dev.wharf.common.Text;
import dev.wharf.overview.StockLaws.StockLaw;
import java.util.List;

/** The laws of what is in which parcel, and of what parcels leave in. None repairs itself: somebody opens the order's parcels, or counts the packaging. */
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
            new Text("拆开该订单的所有包裹，重新复核。", "Open all parcels of the order and verify it again."), List.of()),
        new StockLaw("PACKAGING_LEAVES_ONCE", new Text("每个已交接的、用计数包材的包裹：包材台账正好一条，最多扣一件", "One entry of packaging per handed-over parcel whose box is counted, of one unit at most"), """
            SELECT t.sku, t.warehouse_code, CONCAT('没有台账的包裹 parcels without entry ', SUM(t.missing), '，没有包裹的台账 entries without parcel ', SUM(t.surplus), '，P', MIN(t.parcel_id)) AS found
              FROM (SELECT p.box_material AS sku, f.warehouse_code, p.parcel_id, 1 AS missing, 0 AS surplus
                      FROM parcel p
                      JOIN fulfillment f ON f.fulfillment_id = p.fulfillment_id
                      LEFT JOIN stock_entry e ON e.entry_key = CONCAT('packaging:P', p.parcel_id) AND e.kind = 'PACKAGING' AND e.sku = p.box_material
                                             AND e.warehouse_code = f.warehouse_code AND e.on_hand_delta IN (-1, 0)
                     WHERE p.handed_over_at >= :sealedUntil AND p.state = 'HANDED_OVER' AND p.box_material <> '' AND e.stock_entry_id IS NULL
                    UNION ALL
                    SELECT e.sku, e.warehouse_code, COALESCE(p.parcel_id, 0), 0, 1
                      FROM stock_entry e
                      LEFT JOIN parcel p ON p.parcel_id = CAST(SUBSTRING(e.entry_key, 12) AS SIGNED)
                     WHERE e.entered_at >= :sealedUntil AND e.kind = 'PACKAGING' AND (p.parcel_id IS NULL OR p.state <> 'HANDED_OVER' OR p.box_material <> e.sku)) t
             GROUP BY t.sku, t.warehouse_code""",
            new Text("盘点这种包材，按盘点结果记账。", "Count this packaging and book what is there."), List.of()));

    private ParcelLaws() { }
}
