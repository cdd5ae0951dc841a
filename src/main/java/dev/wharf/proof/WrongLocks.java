package dev.wharf.proof;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Locks that a law forbids, for the repair that releases them. */
@Component
class WrongLocks {
    /** @param units of the line's lock that it should not have @param shipped its goods have left */
    record Wrong(long fulfillment, long line, int units, boolean shipped) { }

    private final JdbcClient jdbc;

    WrongLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Wrong> find(String law, String sku, String warehouse) {
        // Of a dead order all units, of a live one what is more than its line needs.
        var needed = "LOCK_HAS_LIVE_ORDER".equals(law) ? "0" : "COALESCE(MAX(i.quantity), 0)";
        var dead = "(f.fulfillment_id IS NULL OR f.stage IN ('SYNC', 'DONE', 'CANCELLED', 'MERGED'))";
        return jdbc.sql("""
                SELECT l.fulfillment_id, l.fulfillment_line_id, SUM(l.open_quantity) - %s AS units, MAX(COALESCE(f.stage, '')) IN ('SYNC', 'DONE') AS shipped
                  FROM stock_lock l LEFT JOIN fulfillment f ON f.fulfillment_id = l.fulfillment_id
                  LEFT JOIN fulfillment_line i ON i.fulfillment_id = l.fulfillment_id AND i.fulfillment_line_id = l.fulfillment_line_id
                 WHERE l.open_quantity > 0 AND l.sku = :sku AND l.warehouse_code = :warehouse AND %s
                 GROUP BY l.fulfillment_id, l.fulfillment_line_id HAVING units > 0 ORDER BY l.fulfillment_id, l.fulfillment_line_id
                """.formatted(needed, "LOCK_HAS_LIVE_ORDER".equals(law) ? dead : "NOT " + dead))
            .param("sku", sku).param("warehouse", warehouse)
            .query((rs, n) -> new Wrong(rs.getLong(1), rs.getLong(2), rs.getInt(3), rs.getBoolean(4))).list();
    }
}
