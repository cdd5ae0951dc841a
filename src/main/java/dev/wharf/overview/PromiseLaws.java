package dev.wharf.overview;

import dev.wharf.common.Text;
import dev.wharf.overview.StockLaws.Repair;
import dev.wharf.overview.StockLaws.StockLaw;
import java.util.List;

/** The laws of what is kept for somebody: quotas of shops, promises for a later day, goods on their way, slots, and no unpaid order in the house. */
final class PromiseLaws {
    static final List<StockLaw> ALL = List.of(
        new StockLaw("RESERVED_IS_QUOTAS", new Text("配额之和 = 预留量", "Reserved is the sum of the quotas"), """
            SELECT p.sku, p.warehouse_code, CONCAT('预留 reserved ', SUM(p.reserved), '，配额 quotas ', SUM(p.units)) AS found
              FROM (SELECT sku, warehouse_code, reserved, 0 AS units FROM stock WHERE reserved <> 0
                    UNION ALL
                    SELECT sku, warehouse_code, 0, SUM(units) FROM stock_quota GROUP BY sku, warehouse_code) p
             GROUP BY p.sku, p.warehouse_code HAVING SUM(p.reserved) <> SUM(p.units)""",
            new Text("重新设置一次该 SKU 的配额，即按现有可用量重新分配。", "Set a quota of the row again: it deals what is available anew."), List.of(Repair.TRUST_LEDGER)),
        new StockLaw("PROMISED_IS_PROMISES", new Text("已承诺 = 未结承诺之和", "Promised is the sum of the promises"), """
            SELECT p.sku, p.warehouse_code, CONCAT('已承诺 promised ', SUM(p.promised), '，承诺 promises ', SUM(p.units)) AS found
              FROM (SELECT sku, warehouse_code, promised, 0 AS units FROM stock WHERE promised <> 0
                    UNION ALL
                    SELECT sku, warehouse_code, 0, SUM(units) FROM stock_promise GROUP BY sku, warehouse_code) p
             GROUP BY p.sku, p.warehouse_code HAVING SUM(p.promised) <> SUM(p.units)""",
            new Text("承诺的合计被改过。请管理员按承诺改回。", "The sum of the promises was changed; an administrator sets it to their sum."), List.of()),
        new StockLaw("IN_TRANSIT_IS_TRANSFERS", new Text("在途量 = 未收调拨之和", "In transit is what transfers have not brought"), """
            SELECT p.sku, p.warehouse_code, CONCAT('在途 in transit ', SUM(p.in_transit), '，调拨 transfers ', SUM(p.units)) AS found
              FROM (SELECT sku, warehouse_code, in_transit, 0 AS units FROM stock WHERE in_transit <> 0
                    UNION ALL
                    SELECT l.sku, t.to_warehouse, 0, SUM(l.sent - l.arrived - l.lost) FROM transfer t JOIN transfer_line l ON l.transfer_id = t.transfer_id
                     WHERE t.state NOT IN ('CLOSED', 'CANCELLED') AND l.sent > l.arrived + l.lost GROUP BY l.sku, t.to_warehouse) p
             GROUP BY p.sku, p.warehouse_code HAVING SUM(p.in_transit) <> SUM(p.units)""",
            new Text("查看调拨单，结清差异。", "Look at the transfers and settle their differences."), List.of(Repair.TRUST_LEDGER)),
        new StockLaw("CAPACITY_IS_SLOTS", new Text("已用产能 = 占用的名额", "Capacity used is the sum of the slots"), """
            SELECT '' AS sku, d.warehouse_code, CONCAT(MIN(d.work_day), '：已用 used ', SUM(d.used), '，名额 slots ', SUM(d.slots)) AS found
              FROM (SELECT p.warehouse_code, p.work_day, SUM(p.used) AS used, SUM(p.slots) AS slots
                      FROM (SELECT warehouse_code, work_day, used, 0 AS slots FROM capacity_day WHERE used <> 0
                            UNION ALL
                            SELECT warehouse_code, work_day, 0, COUNT(*) FROM capacity_slot GROUP BY warehouse_code, work_day) p
                     GROUP BY p.warehouse_code, p.work_day HAVING SUM(p.used) <> SUM(p.slots)) d
             GROUP BY d.warehouse_code""",
            new Text("产能计数被改过，请管理员按名额改回。", "The count of a day was changed; an administrator sets it to its slots."), List.of()),
        new StockLaw("UNPAID_LOCKS_NOTHING", new Text("未付款的订单没有硬锁定", "No unpaid order has a hard lock"), """
            SELECT l.sku, l.warehouse_code, CONCAT('F', MIN(l.fulfillment_id), '：', SUM(l.open_quantity), ' 件 units') AS found
              FROM stock_lock l JOIN hold h ON h.fulfillment_id = l.fulfillment_id AND h.code = 'PAYMENT'
             WHERE l.open_quantity > 0 AND l.kind = 'HARD' AND h.opened_at <= l.locked_at AND (h.closed_at IS NULL OR h.closed_at > l.locked_at)
             GROUP BY l.sku, l.warehouse_code""",
            new Text("付款未到就锁定了库存。查看订单：登记付款或取消。", "Stock was locked while the payment was awaited. Look at the order: note its payment, or cancel it."), List.of()));

    private PromiseLaws() { }
}
