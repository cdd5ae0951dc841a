package dev.wharf.replay;

import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.demo.EmbeddedDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people see by looking: baskets at the bench, labelled parcels on the pile, numbers on a screen. Reads only; whatever is done
 * about it goes through {@link Api}.
 */
final class Floor implements AutoCloseable {
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient jdbc;

    /** @param stage of the fulfillment */
    record Standing(String fulfillment, String orderNo, String stage) { }

    Floor(EmbeddedDatabase database) {
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(8);
        pool.setReadOnly(true);
        jdbc = JdbcClient.create(pool);
    }

    /** Fulfillment numbers, the most urgent first. */
    List<String> atTheBench() {
        return jdbc.sql("""
            SELECT CONCAT('F', v.fulfillment_id) FROM verification v JOIN fulfillment f ON f.fulfillment_id = v.fulfillment_id
             WHERE v.state = 'OPEN' AND f.stage = 'VERIFY' ORDER BY f.ship_by, f.fulfillment_id""").query(String.class).list();
    }

    /** Tracking numbers. */
    List<String> onThePile() {
        return jdbc.sql("SELECT tracking_number FROM parcel WHERE state = 'LABELLED' ORDER BY parcel_id LIMIT 200").query(String.class).list();
    }

    /** Serials of a SKU that lie where the task picks, so many of them. */
    List<String> serialsFor(long task, String sku, int units) {
        return jdbc.sql("""
            SELECT u.serial_no FROM serial_unit u JOIN pick_task t ON t.warehouse_code = u.warehouse_code
             WHERE t.pick_task_id = :task AND u.sku = :sku AND u.state = 'IN_STOCK' ORDER BY u.serial_no LIMIT :units""")
            .param("task", task).param("sku", sku).param("units", units).query(String.class).list();
    }

    /** Serials of a SKU that were picked for this fulfillment. */
    List<String> serialsOf(String fulfillment, String sku) {
        return jdbc.sql("SELECT serial_no FROM serial_unit WHERE fulfillment_id = :id AND sku = :sku AND state = 'PICKED' ORDER BY serial_no")
            .param("id", Long.parseLong(fulfillment.substring(1))).param("sku", sku).query(String.class).list();
    }

    List<Standing> ofOrders(Set<String> orderNumbers) {
        if (orderNumbers.isEmpty()) return List.of();
        return jdbc.sql("""
            SELECT CONCAT('F', f.fulfillment_id) AS fulfillment, o.channel_order_no AS orderNo, f.stage AS stage
              FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id
             WHERE o.channel_order_no IN (:numbers) ORDER BY f.fulfillment_id""").param("numbers", orderNumbers).query(Standing.class).list();
    }

    record Order(String orderNo, long totalMinor) { }

    Order orderOf(String fulfillment) {
        return jdbc.sql("""
            SELECT o.channel_order_no AS orderNo, o.total_minor AS totalMinor
              FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id WHERE f.fulfillment_id = :id""")
            .param("id", Long.parseLong(fulfillment.substring(1))).query(Order.class).single();
    }

    int handedOver() {
        return number("SELECT COUNT(*) FROM parcel WHERE state = 'HANDED_OVER'");
    }

    /** Things that somebody or something has still to do now. Zero, and it stays so: the house is at rest. */
    int underWay() {
        return number("""
            SELECT (SELECT COUNT(*) FROM pick_task WHERE state IN ('WAITING', 'TAKEN'))
                 + (SELECT COUNT(*) FROM put_back WHERE state = 'OPEN')
                 + (SELECT COUNT(*) FROM verification WHERE state = 'OPEN')
                 + (SELECT COUNT(*) FROM parcel p JOIN fulfillment f ON f.fulfillment_id = p.fulfillment_id
                     WHERE p.state = 'LABELLED' AND f.stage = 'SHIP')
                 + (SELECT COUNT(*) FROM effect WHERE state IN ('CLAIMED', 'CALLING'))""");
    }

    /** Changes whenever anything at all has happened. */
    String fingerprint() {
        return jdbc.sql("""
            SELECT CONCAT((SELECT COALESCE(SUM(version), 0) FROM fulfillment), '/', (SELECT COUNT(*) FROM scan), '/', (SELECT COUNT(*) FROM hold), '/',
                   (SELECT COUNT(*) FROM decision), '/', (SELECT COUNT(*) FROM effect WHERE settled_at IS NOT NULL), '/', (SELECT COUNT(*) FROM ACT_RU_TASK))
            """).query(String.class).single();
    }

    List<String> column(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).optional().orElse(0);
    }

    /** First column to second. */
    Map<String, Integer> counts(String sql) {
        var counts = new java.util.TreeMap<String, Integer>();
        jdbc.sql(sql).query(rs -> {
            counts.put(rs.getString(1), rs.getInt(2));
        });
        return counts;
    }

    /** Codes of all holds ever opened, by channel order number. */
    Map<String, Set<String>> holds() {
        var holds = new HashMap<String, Set<String>>();
        jdbc.sql("""
            SELECT o.channel_order_no, h.code FROM hold h JOIN fulfillment f ON f.fulfillment_id = h.fulfillment_id
              JOIN sales_order o ON o.sales_order_id = f.sales_order_id""").query(rs -> {
                holds.computeIfAbsent(rs.getString(1), number -> new HashSet<>()).add(rs.getString(2));
            });
        return holds;
    }

    @Override
    public void close() {
        pool.close();
    }
}
