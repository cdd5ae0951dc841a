package dev.wharf.warehouse;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Warehouses change a few times a year and are asked for by every lane, so the list is kept for some seconds. */
@Repository
class JdbcWarehouses implements Warehouses {
    private static final long KEEP_NANOS = 5_000_000_000L;

    private record Kept(List<Warehouse> all, long since) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private volatile Kept kept;

    JdbcWarehouses(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    @Override
    public List<Warehouse> active() {
        return all().stream().filter(Warehouse::active).toList();
    }

    @Override
    public Optional<Warehouse> find(String code) {
        return all().stream().filter(w -> w.code().equals(code)).findFirst();
    }

    private List<Warehouse> all() {
        var now = System.nanoTime();
        var current = kept;
        if (current == null || now - current.since > KEEP_NANOS) {
            current = new Kept(jdbc.sql("SELECT warehouse_code, name, province, city, district, active, orders_per_day FROM warehouse ORDER BY warehouse_code")
                .query((rs, n) -> new Warehouse(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getBoolean(6), rs.getInt(7))).list(), now);
            kept = current;
        }
        return current.all;
    }

    @Override
    @Transactional
    public void put(List<Warehouse> warehouses) {
        batch.batchUpdate("""
            INSERT INTO warehouse (warehouse_code, name, province, city, district, active, orders_per_day) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE name = VALUES(name), province = VALUES(province), city = VALUES(city), district = VALUES(district), active = VALUES(active),
                orders_per_day = VALUES(orders_per_day)""",
            warehouses.stream().map(w -> new Object[] {w.code(), w.name(), w.province(), w.city(), w.district(), w.active(), w.ordersPerDay()}).toList());
        kept = null;
    }
}
