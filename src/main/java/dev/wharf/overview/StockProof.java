package dev.wharf.overview;

import dev.wharf.common.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Proves the laws of DESIGN §5 on what is stored, in one snapshot. */
@Component
public class StockProof {
    private static final int BREACHES_AT_MOST = 50;

    /** @param breaches the first {@value BREACHES_AT_MOST} places where the law does not hold, with both numbers */
    public record Law(String code, String zh, String en, boolean holds, List<String> breaches) { }

    public record Proof(Instant checkedAt, boolean holds, List<Law> laws) { }

    private final JdbcClient jdbc;
    private final Clock clock;

    StockProof(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Proof check() {
        var laws = List.of(
            law("LEDGER_IS_BALANCE", new Text("账本合计 = 现存量", "Sum of ledger = on hand"), """
                SELECT CONCAT(s.sku, ' @ ', s.warehouse_code, ': ledger ', COALESCE(e.units, 0), ', on hand ', s.on_hand)
                  FROM stock s LEFT JOIN (SELECT sku, warehouse_code, SUM(on_hand_delta) AS units FROM stock_entry GROUP BY sku, warehouse_code) e
                    ON e.sku = s.sku AND e.warehouse_code = s.warehouse_code
                 WHERE COALESCE(e.units, 0) <> s.on_hand"""),
            law("LEDGER_IS_LOCKED", new Text("账本锁定合计 = 锁定量", "Sum of lock entries = locked"), """
                SELECT CONCAT(s.sku, ' @ ', s.warehouse_code, ': ledger ', COALESCE(e.units, 0), ', locked ', s.locked)
                  FROM stock s LEFT JOIN (SELECT sku, warehouse_code, SUM(locked_delta) AS units FROM stock_entry GROUP BY sku, warehouse_code) e
                    ON e.sku = s.sku AND e.warehouse_code = s.warehouse_code
                 WHERE COALESCE(e.units, 0) <> s.locked"""),
            law("LOCKED_IS_OPEN_LOCKS", new Text("锁定量 = 未结锁定之和", "Locked = sum of open locks"), """
                SELECT CONCAT(s.sku, ' @ ', s.warehouse_code, ': open locks ', COALESCE(l.units, 0), ', locked ', s.locked)
                  FROM stock s LEFT JOIN (SELECT sku, warehouse_code, SUM(open_quantity) AS units FROM stock_lock WHERE open_quantity > 0 GROUP BY sku, warehouse_code) l
                    ON l.sku = s.sku AND l.warehouse_code = s.warehouse_code
                 WHERE COALESCE(l.units, 0) <> s.locked"""),
            law("NOTHING_WITHOUT_BALANCE", new Text("每条账都有库存行", "Every ledger row has its balance"), """
                SELECT CONCAT(e.sku, ' @ ', e.warehouse_code) FROM (SELECT DISTINCT sku, warehouse_code FROM stock_entry) e
                  LEFT JOIN stock s ON s.sku = e.sku AND s.warehouse_code = e.warehouse_code WHERE s.sku IS NULL"""),
            law("NOT_OVERSOLD", new Text("可用量不为负", "Available is never negative"), """
                SELECT CONCAT(sku, ' @ ', warehouse_code, ': on hand ', on_hand, ', locked ', locked) FROM stock
                 WHERE on_hand < 0 OR locked < 0 OR locked > on_hand"""),
            law("LOCK_HAS_LIVE_ORDER", new Text("锁定只属于未完成的订单", "A lock belongs to a live fulfillment"), """
                SELECT CONCAT('F', l.fulfillment_id, ': ', l.open_quantity, ' of ', l.sku) FROM stock_lock l
                  LEFT JOIN fulfillment f ON f.fulfillment_id = l.fulfillment_id
                 WHERE l.open_quantity > 0 AND (f.fulfillment_id IS NULL OR f.stage IN ('SYNC', 'DONE', 'CANCELLED', 'MERGED'))"""));
        return new Proof(Instant.now(clock), laws.stream().allMatch(Law::holds), laws);
    }

    private Law law(String code, Text name, String breaches) {
        var found = jdbc.sql(breaches + " LIMIT " + BREACHES_AT_MOST).query(String.class).list();
        return new Law(code, name.zh(), name.en(), found.isEmpty(), found);
    }
}
