package dev.wharf.overview;

import dev.wharf.common.Text;
import dev.wharf.overview.StockLaws.StockLaw;
import java.util.List;

/** The laws of where units lie: bins, their ledger, what tasks will take, serials and lots. None repairs itself: somebody has to go and count. */
final class BinLaws {
    static final List<StockLaw> ALL = List.of(
        new StockLaw("BIN_LEDGER_IS_UNITS", new Text("货位数量 = 货位台账合计", "A bin holds the sum of its entries"), """
            SELECT b.sku, b.warehouse_code, CONCAT('货位 bin ', MIN(b.bin_code), '：数量 units ', SUM(b.units), '，台账 ledger ', SUM(b.entries), IF(COUNT(*) > 1, CONCAT('，共 in ', COUNT(*), ' 处 places'), '')) AS found
              FROM (SELECT p.sku, p.warehouse_code, p.bin_code, p.lot_no, SUM(p.units) AS units, SUM(p.entries) AS entries
                      FROM (SELECT sku, warehouse_code, bin_code, lot_no, units, 0 AS entries FROM bin_stock
                            UNION ALL
                            SELECT sku, warehouse_code, bin_code, lot_no, 0, SUM(delta) FROM bin_entry GROUP BY sku, warehouse_code, bin_code, lot_no) p
                     GROUP BY p.sku, p.warehouse_code, p.bin_code, p.lot_no HAVING SUM(p.units) <> SUM(p.entries)) b
             GROUP BY b.sku, b.warehouse_code""",
            new Text("货位数量被直接改过。盘点这个货位。", "The units of a bin were changed by hand. Count the bin."), List.of()),
        new StockLaw("BINS_FIT_STOCK", new Text("货位合计 ≤ 现存 + 待检 + 残次", "Bins hold at most on hand + quarantine + defective"), """
            SELECT b.sku, b.warehouse_code, CONCAT('货位 bins ', b.units, '，现存 on hand ', COALESCE(s.on_hand, 0), '，待检 quarantine ', COALESCE(s.quarantine, 0), '，残次 defective ', COALESCE(s.defective, 0)) AS found
              FROM (SELECT sku, warehouse_code, SUM(units) AS units FROM bin_stock GROUP BY sku, warehouse_code) b
              LEFT JOIN stock s ON s.sku = b.sku AND s.warehouse_code = b.warehouse_code
             WHERE b.units > COALESCE(s.on_hand + s.quarantine + s.defective, 0)
               AND NOT EXISTS (SELECT 1 FROM count_wanted c WHERE c.warehouse_code = b.warehouse_code AND c.sku = b.sku)""",
            new Text("货位上的比库存多。盘点。", "Bins hold more than the stock has. Count them."), List.of()),
        new StockLaw("PLANNED_IS_OPEN_LINES", new Text("计划取货量 = 未完拣货行与补货行之和", "Planned is the sum of the open pick and replenishment lines"), """
            SELECT b.sku, b.warehouse_code, CONCAT('货位 bin ', MIN(b.bin_code), '：计划 planned ', SUM(b.planned), '，未完拣货行 open lines ', SUM(b.lines_planned)) AS found
              FROM (SELECT p.sku, p.warehouse_code, p.bin_code, p.lot_no, SUM(p.planned) AS planned, SUM(p.lines_planned) AS lines_planned
                      FROM (SELECT sku, warehouse_code, bin_code, lot_no, planned, 0 AS lines_planned FROM bin_stock WHERE planned > 0
                            UNION ALL
                            SELECT l.sku, t.warehouse_code, l.bin_code, l.lot_no, 0, SUM(l.planned_quantity) FROM pick_order t JOIN pick_line l ON l.pick_order_id = t.pick_order_id
                             WHERE t.state = 'OPEN' AND l.planned_quantity > 0 GROUP BY l.sku, t.warehouse_code, l.bin_code, l.lot_no
                            UNION ALL
                            SELECT r.sku, r.warehouse_code, l.bin_code, l.lot_no, 0, SUM(l.quantity - l.moved - l.missing) FROM replenishment r JOIN replenishment_line l
                                ON l.replenishment_id = r.replenishment_id
                             WHERE r.state IN ('WAITING', 'TAKEN') AND l.quantity > l.moved + l.missing GROUP BY r.sku, r.warehouse_code, l.bin_code, l.lot_no) p
                     GROUP BY p.sku, p.warehouse_code, p.bin_code, p.lot_no HAVING SUM(p.planned) <> SUM(p.lines_planned)) b
             GROUP BY b.sku, b.warehouse_code""",
            new Text("货位为已不存在的任务留货。", "A bin keeps units for tasks that are gone."), List.of()),
        new StockLaw("SERIALS_ARE_ON_HAND", new Text("在库序列号数 = 现存量", "Serials in the house are the units on hand"), """
            SELECT s.sku, s.warehouse_code, CONCAT('序列号 serials ', COALESCE(u.units, 0), '，现存 on hand ', s.on_hand, '，待检 quarantine ', s.quarantine, '，残次 defective ', s.defective) AS found
              FROM product p JOIN stock s ON s.sku = p.sku
              LEFT JOIN (SELECT sku, warehouse_code, COUNT(*) AS units FROM serial_unit WHERE state IN ('IN_STOCK', 'PICKED', 'DEFECTIVE') GROUP BY sku, warehouse_code) u
                ON u.sku = s.sku AND u.warehouse_code = s.warehouse_code
             WHERE p.tracking = 'SERIAL' AND COALESCE(u.units, 0) <> s.on_hand + s.quarantine + s.defective
               AND NOT EXISTS (SELECT 1 FROM count_wanted c WHERE c.warehouse_code = s.warehouse_code AND c.sku = s.sku)""",
            new Text("有没有序列号的件，或丢失的序列号。盘点。", "Units without a serial, or serials that are lost. Count."), List.of()),
        new StockLaw("LOT_FREEZE_IS_FROZEN", new Text("批次冻结 ≤ 冻结量", "Units frozen for their lot are frozen"), """
            SELECT l.sku, f.warehouse_code, CONCAT('批次冻结 frozen for lots ', SUM(f.units), '，冻结 frozen ', COALESCE(MAX(s.frozen), 0)) AS found
              FROM lot_freeze f JOIN lot l ON l.lot_id = f.lot_id LEFT JOIN stock s ON s.sku = l.sku AND s.warehouse_code = f.warehouse_code
             WHERE f.units > 0 GROUP BY l.sku, f.warehouse_code HAVING SUM(f.units) > COALESCE(MAX(s.frozen), 0)""",
            new Text("批次的冻结被别处解除了。", "Something else has freed what a lot had frozen."), List.of()));

    private BinLaws() { }
}
