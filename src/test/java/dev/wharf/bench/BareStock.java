package dev.wharf.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.demo.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Locking as a programmer would write it who wants nothing but these rows: one conditional UPDATE for each balance in key order, one INSERT with all
 * lock rows, one with all ledger entries, commit. No engine, no Spring, no lane; the same tables in a schema of their own.
 */
final class BareStock implements AutoCloseable {
    private final HikariDataSource pool = new HikariDataSource();
    private final AtomicLong ids = new AtomicLong(10_000_000);

    BareStock(EmbeddedDatabase database, int connections) throws SQLException {
        pool.setJdbcUrl(database.jdbcUrl().replace("/wharf?", "/wharf_bare?"));
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(connections);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setAutoCommit(false);
        try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
            for (var table : List.of("stock", "stock_lock", "stock_entry")) statement.execute("CREATE TABLE " + table + " LIKE wharf." + table);
        }
    }

    void receive(List<String> skus, String warehouse, int units) throws SQLException {
        try (var connection = pool.getConnection(); var insert = connection.prepareStatement("INSERT INTO stock (sku, warehouse_code, on_hand, locked) VALUES (?, ?, ?, 0)")) {
            for (var sku : skus) add(insert, sku, warehouse, units);
            insert.executeBatch();
            connection.commit();
        }
    }

    /** All these orders in one transaction. */
    void lock(List<LockOrder> orders, String warehouse) throws SQLException {
        try (var connection = pool.getConnection()) {
            take(connection, orders, warehouse);
            var now = java.time.LocalDateTime.ofInstant(Instant.now(Clock.systemUTC()), java.time.ZoneOffset.UTC).toString().replace('T', ' ');
            try (var locks = connection.prepareStatement("""
                    INSERT INTO stock_lock (stock_lock_id, fulfillment_id, fulfillment_line_id, sku, warehouse_code, quantity, open_quantity, locked_at, kind)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
                    var entries = connection.prepareStatement("""
                    INSERT INTO stock_entry (stock_entry_id, sku, warehouse_code, kind, on_hand_delta, locked_delta, fulfillment_id, fulfillment_line_id, entry_key, cause, actor, reason, entered_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                for (var order : orders) {
                    for (int i = 0; i < order.skus().size(); i++) {
                        long lock = ids.incrementAndGet();
                        add(locks, lock, order.number(), order.line(i), order.skus().get(i), warehouse, 1, 1, now, "HARD");
                        add(entries, ids.incrementAndGet(), order.skus().get(i), warehouse, "LOCK", 0, 1, order.number(), order.line(i), "lock:" + lock, "", "system", "", now);
                    }
                }
                locks.executeBatch();
                entries.executeBatch();
            }
            connection.commit();
        }
    }

    private static void take(Connection connection, List<LockOrder> orders, String warehouse) throws SQLException {
        var units = new TreeMap<String, Integer>();
        for (var order : orders) order.skus().forEach(sku -> units.merge(sku, 1, Integer::sum));
        try (var update = connection.prepareStatement("UPDATE stock SET locked = locked + ? WHERE sku = ? AND warehouse_code = ? AND on_hand - locked >= ?")) {
            for (var unit : units.entrySet()) add(update, unit.getValue(), unit.getKey(), warehouse, unit.getValue());
            for (int count : update.executeBatch()) {
                if (count != 1) throw new IllegalStateException("Short");
            }
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        statement.addBatch();
    }

    long locked() throws SQLException {
        try (var connection = pool.getConnection(); var statement = connection.createStatement(); var sum = statement.executeQuery("SELECT SUM(locked) FROM stock")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
