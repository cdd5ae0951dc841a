package dev.wharf.overview;

import dev.wharf.common.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The laws of the stock: one entry each. A new bucket, table or promise adds an entry here, and check, page, incident and repair follow.
 * Each law is one statement, so that it sees one moment of all its tables.
 */
@Component
public class StockLaws {
    /** What a person may decide about a breach. */
    public enum Repair { TRUST_LEDGER, TRUST_BALANCE, TRUST_LOCKS, RELEASE }

    /**
     * @param breaches SELECT of sku, warehouse_code and found, a text with both numbers; {@code :sealedDay} and {@code :sealedUntil} are the last seal's
     * @param how      what a person looks at before deciding
     * @param repairs  decisions that make sense
     */
    public record StockLaw(String code, Text name, String breaches, Text how, List<Repair> repairs) { }

    /** Sums of the deltas per SKU and warehouse: from the last seal on, on top of what was sealed. */
    private static final String LEDGER = """
        SELECT sku, warehouse_code, SUM(on_hand) AS on_hand, SUM(locked) AS locked, SUM(frozen) AS frozen, SUM(reserved) AS reserved,
               SUM(quarantine) AS quarantine, SUM(defective) AS defective, SUM(in_transit) AS in_transit
          FROM (SELECT sku, warehouse_code, on_hand, locked, frozen, reserved, quarantine, defective, in_transit FROM stock_day WHERE latest = TRUE AND day <= :sealedDay
                UNION ALL
                SELECT sku, warehouse_code, SUM(on_hand_delta), SUM(locked_delta), SUM(frozen_delta), SUM(reserved_delta), SUM(quarantine_delta), SUM(defective_delta), SUM(in_transit_delta)
                  FROM stock_entry WHERE entered_at >= :sealedUntil GROUP BY sku, warehouse_code) part
         GROUP BY sku, warehouse_code""";

    private static final List<StockLaw> SUMS = List.of(
        new StockLaw("LEDGER_IS_BALANCE", new Text("每个数量 = 台账合计", "Every bucket is the sum of its entries"), """
            SELECT s.sku, s.warehouse_code, CONCAT_WS('; ', IF(s.on_hand <> COALESCE(e.on_hand, 0), CONCAT('现存 on hand ', s.on_hand, '，台账 ledger ', COALESCE(e.on_hand, 0)), NULL),
                   IF(s.locked <> COALESCE(e.locked, 0), CONCAT('锁定 locked ', s.locked, '，台账 ledger ', COALESCE(e.locked, 0)), NULL),
                   IF(s.frozen <> COALESCE(e.frozen, 0), CONCAT('冻结 frozen ', s.frozen, '，台账 ledger ', COALESCE(e.frozen, 0)), NULL),
                   IF(s.reserved <> COALESCE(e.reserved, 0), CONCAT('预留 reserved ', s.reserved, '，台账 ledger ', COALESCE(e.reserved, 0)), NULL),
                   IF(s.quarantine <> COALESCE(e.quarantine, 0), CONCAT('待检 quarantine ', s.quarantine, '，台账 ledger ', COALESCE(e.quarantine, 0)), NULL),
                   IF(s.defective <> COALESCE(e.defective, 0), CONCAT('残次 defective ', s.defective, '，台账 ledger ', COALESCE(e.defective, 0)), NULL),
                   IF(s.in_transit <> COALESCE(e.in_transit, 0), CONCAT('在途 in transit ', s.in_transit, '，台账 ledger ', COALESCE(e.in_transit, 0)), NULL)) AS found
              FROM stock s LEFT JOIN (%s) e ON e.sku = s.sku AND e.warehouse_code = s.warehouse_code
             WHERE s.on_hand <> COALESCE(e.on_hand, 0) OR s.locked <> COALESCE(e.locked, 0) OR s.frozen <> COALESCE(e.frozen, 0) OR s.reserved <> COALESCE(e.reserved, 0)
                OR s.quarantine <> COALESCE(e.quarantine, 0) OR s.defective <> COALESCE(e.defective, 0) OR s.in_transit <> COALESCE(e.in_transit, 0)""".formatted(LEDGER),
            new Text("清点货位。台账对就信台账，余额对就信余额。", "Count the bins. Trust the ledger if it fits what is there, or the balance if that does."), List.of(Repair.TRUST_LEDGER, Repair.TRUST_BALANCE)),
        new StockLaw("NOTHING_WITHOUT_BALANCE", new Text("每条台账都有余额行", "Every entry has its balance row"), """
            SELECT e.sku, e.warehouse_code, '有台账没有余额 entries, and no balance row' AS found
              FROM (SELECT sku, warehouse_code FROM stock_entry WHERE entered_at >= :sealedUntil GROUP BY sku, warehouse_code
                    UNION SELECT sku, warehouse_code FROM stock_day WHERE latest = TRUE AND day <= :sealedDay) e
              LEFT JOIN stock s ON s.sku = e.sku AND s.warehouse_code = e.warehouse_code WHERE s.sku IS NULL""",
            new Text("余额行被删。信台账即按台账重建。", "The balance row was deleted. Trusting the ledger makes it again."), List.of(Repair.TRUST_LEDGER, Repair.TRUST_BALANCE)),
        new StockLaw("LOCKED_IS_OPEN_LOCKS", new Text("锁定量 = 未结锁定之和", "Locked is the sum of the open locks"), """
            SELECT p.sku, p.warehouse_code, CONCAT('锁定 locked ', SUM(p.locked), '，未结锁定 open locks ', SUM(p.units)) AS found
              FROM (SELECT sku, warehouse_code, locked, 0 AS units FROM stock WHERE locked <> 0
                    UNION ALL
                    SELECT sku, warehouse_code, 0, SUM(open_quantity) FROM stock_lock WHERE open_quantity > 0 GROUP BY sku, warehouse_code) p
             GROUP BY p.sku, p.warehouse_code HAVING SUM(p.locked) <> SUM(p.units)""",
            new Text("锁定是谁占了什么的依据。余额被改就信台账；锁定对就信锁定。", "Locks say who holds what. Trust the ledger if the balance was changed, the locks if they are right."),
            List.of(Repair.TRUST_LOCKS, Repair.TRUST_LEDGER)),
        new StockLaw("NOT_OVERSOLD", new Text("锁定 + 冻结 + 预留 ≤ 现存，没有负数", "Locked + frozen + reserved ≤ on hand, nothing below zero"), """
            SELECT sku, warehouse_code, CONCAT('现存 on hand ', on_hand, '，锁定 locked ', locked, '，冻结 frozen ', frozen, '，预留 reserved ', reserved) AS found FROM stock
             WHERE locked + frozen + reserved > on_hand OR on_hand < 0 OR locked < 0 OR frozen < 0 OR reserved < 0 OR quarantine < 0 OR defective < 0 OR in_transit < 0""",
            new Text("数据库约束被去掉过。清点后调整。", "A constraint of the database was taken away. Count, then adjust."), List.of(Repair.TRUST_LEDGER)),
        new StockLaw("PICKED_IS_LOCKED", new Text("已拣 + 已打包 ≤ 锁定量", "Picked + packed ≤ locked"), """
            SELECT l.sku, l.warehouse_code, CONCAT('已拣 picked and packed ', l.units, '，锁定 locked ', COALESCE(s.locked, 0)) AS found
              FROM (SELECT sku, warehouse_code, SUM(open_quantity) AS units FROM stock_lock WHERE open_quantity > 0 AND state <> 'LOCKED' GROUP BY sku, warehouse_code) l
              LEFT JOIN stock s ON s.sku = l.sku AND s.warehouse_code = l.warehouse_code WHERE l.units > COALESCE(s.locked, 0)""",
            new Text("货已离开货位，却没有锁定。信锁定。", "Goods have left their bins without being locked. Trust the locks."), List.of(Repair.TRUST_LOCKS, Repair.TRUST_LEDGER)),
        new StockLaw("LOCK_HAS_LIVE_ORDER", new Text("锁定只属于未完成的订单", "A lock belongs to a live order"), """
            SELECT l.sku, l.warehouse_code, CONCAT(SUM(l.open_quantity), ' 件 units of F', MIN(l.fulfillment_id), IF(COUNT(*) > 1, CONCAT(' +', COUNT(*) - 1), '')) AS found
              FROM stock_lock l LEFT JOIN fulfillment f ON f.fulfillment_id = l.fulfillment_id
             WHERE l.open_quantity > 0 AND (f.fulfillment_id IS NULL OR f.stage IN ('SYNC', 'DONE', 'CANCELLED', 'MERGED'))
             GROUP BY l.sku, l.warehouse_code""",
            new Text("订单已结束，锁定还在。释放。", "The order has ended and its lock has not. Release it."), List.of(Repair.RELEASE)),
        new StockLaw("LOCK_FITS_LINE", new Text("锁定不多于订单行所需", "A line holds no more than it needs"), """
            SELECT t.sku, t.warehouse_code, CONCAT('锁定 locked ', SUM(t.units), '，需要 needed ', SUM(t.quantity), '，F', MIN(t.fulfillment_id)) AS found
              FROM (SELECT l.sku, MIN(l.warehouse_code) AS warehouse_code, l.fulfillment_id, SUM(l.open_quantity) AS units, COALESCE(MAX(i.quantity), 0) AS quantity
                      FROM stock_lock l JOIN fulfillment f ON f.fulfillment_id = l.fulfillment_id
                      LEFT JOIN fulfillment_line i ON i.fulfillment_id = l.fulfillment_id AND i.fulfillment_line_id = l.fulfillment_line_id
                     WHERE l.open_quantity > 0 AND f.stage NOT IN ('SYNC', 'DONE', 'CANCELLED', 'MERGED')
                     GROUP BY l.sku, l.fulfillment_id, l.fulfillment_line_id HAVING SUM(l.open_quantity) > COALESCE(MAX(i.quantity), 0)) t
             GROUP BY t.sku, t.warehouse_code""",
            new Text("订单行减少了，锁定没有。释放多出的。", "The line became smaller and its lock did not. Release the excess."), List.of(Repair.RELEASE)),
        new StockLaw("LEDGER_KEY_UNIQUE", new Text("每笔移动只入账一次", "Every movement is booked once"), """
            SELECT '' AS sku, '' AS warehouse_code, 'stock_entry.entry_key 没有唯一索引 has no unique index' AS found
              FROM (SELECT COUNT(*) AS indexes FROM information_schema.statistics
                     WHERE table_schema = DATABASE() AND table_name = 'stock_entry' AND column_name = 'entry_key' AND non_unique = 0) i WHERE i.indexes = 0""",
            new Text("唯一索引 uq_stock_entry_key 被删，请管理员恢复。", "The unique index uq_stock_entry_key was dropped; an administrator makes it again."), List.of()));

    private static final List<StockLaw> LAWS = Stream.of(SUMS, PromiseLaws.ALL, BinLaws.ALL, ParcelLaws.ALL).flatMap(List::stream).toList();

    /** In the order a person reads them: sums and locks, then promises, then bins, then parcels. */
    public List<StockLaw> all() {
        return LAWS;
    }

    public Optional<StockLaw> find(String code) {
        return LAWS.stream().filter(law -> law.code().equals(code)).findFirst();
    }
}
