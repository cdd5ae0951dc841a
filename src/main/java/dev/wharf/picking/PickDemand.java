package dev.wharf.picking;

import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What open walks, and orders that wait for a wave, want from bins beyond what the bins keep for them. */
@Repository
public class PickDemand {
    /** @param bin to which the picker is sent; empty for anywhere. @param units that no bin keeps. @param shipBy of the most urgent task */
    public record Wanted(String sku, String bin, int units, Instant shipBy) { }

    private final JdbcClient jdbc;

    PickDemand(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sku only this one; empty for all */
    public List<Wanted> in(String warehouse, String sku) {
        Lane.current().flush();
        return jdbc.sql("""
                SELECT l.sku, l.bin_code, SUM(l.quantity - l.picked_quantity - l.planned_quantity), MIN(t.ship_by)
                  FROM pick_order o JOIN pick_task t ON t.pick_task_id = o.pick_task_id JOIN pick_line l ON l.pick_order_id = o.pick_order_id
                 WHERE o.state = 'OPEN' AND o.warehouse_code = :warehouse AND l.binned AND l.quantity > l.picked_quantity + l.planned_quantity AND (:sku = '' OR l.sku = :sku)
                 GROUP BY l.sku, l.bin_code ORDER BY l.sku, l.bin_code
                """).param("warehouse", warehouse).param("sku", sku)
            .query((rs, n) -> new Wanted(rs.getString(1), rs.getString(2), rs.getInt(3), SqlTime.instant(rs.getObject(4, LocalDateTime.class)))).list();
    }
}
