package dev.wharf.inventory.lot;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units of lots in bins, and of these the frozen ones: the only class whose SQL writes lot_freeze. */
@Repository
class LotUnits {
    /** @param inBins units that lie there. @param frozen of these, those that may not leave because of the lot. @param bookings how often that number changed */
    record Held(long lotId, String warehouse, int inBins, int frozen, int bookings) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    LotUnits(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    List<Held> of(Collection<Long> lotIds) {
        return lotIds.isEmpty() ? List.of() : jdbc.sql("""
                SELECT u.lot_id, u.warehouse_code, u.units, COALESCE(f.units, 0), COALESCE(f.bookings, 0)
                  FROM (SELECT l.lot_id, b.warehouse_code, SUM(b.units) AS units FROM lot l JOIN bin_stock b ON b.sku = l.sku AND b.lot_no = l.lot_no
                         WHERE l.lot_id IN (:ids) GROUP BY l.lot_id, b.warehouse_code) u
                  LEFT JOIN lot_freeze f ON f.lot_id = u.lot_id AND f.warehouse_code = u.warehouse_code
                 ORDER BY u.lot_id, u.warehouse_code
                """).param("ids", lotIds)
            .query((rs, n) -> new Held(rs.getLong(1), rs.getString(2), rs.getInt(3), rs.getInt(4), rs.getInt(5))).list();
    }

    /** Lots that may have to be frozen or freed. Bin rows stay when they are empty, so a lot that is frozen has one. */
    List<Long> toLookAt() {
        return jdbc.sql("""
                SELECT DISTINCT l.lot_id FROM lot l JOIN bin_stock b ON b.sku = l.sku AND b.lot_no = l.lot_no
                 WHERE b.units > 0 AND (l.expires_on IS NOT NULL OR l.recalled_at IS NOT NULL)
                 UNION SELECT lot_id FROM lot_freeze WHERE units > 0
                """).query(Long.class).list();
    }

    /** @param changes new number of frozen units by what was known. @return false if another node was quicker */
    boolean write(Map<Held, Integer> changes) {
        var rows = List.copyOf(changes.entrySet());
        batch.batchUpdate("INSERT INTO lot_freeze (lot_id, warehouse_code, units, bookings) VALUES (?, ?, 0, 0) ON DUPLICATE KEY UPDATE units = units",
            rows.stream().map(r -> new Object[] {r.getKey().lotId(), r.getKey().warehouse()}).toList());
        var counts = batch.batchUpdate("UPDATE lot_freeze SET units = ?, bookings = bookings + 1 WHERE lot_id = ? AND warehouse_code = ? AND bookings = ?",
            rows.stream().map(r -> new Object[] {r.getValue(), r.getKey().lotId(), r.getKey().warehouse(), r.getKey().bookings()}).toList());
        for (int count : counts) {
            if (count != 1) return false;
        }
        return true;
    }
}
