package dev.wharf.inventory;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which units: the only class whose SQL writes table stock_lock. */
@Repository
class StockLocks {
    /** A lock that still holds units. @param ofQuota of these, units from the quota of {@code shop} @param expiresAt of a soft lock; null for a hard one */
    record Open(long id, FulfillmentId fulfillment, long fulfillmentLine, String sku, String warehouse, int units, int ofQuota, String shop, Instant expiresAt) {
        boolean soft() {
            return expiresAt != null;
        }

        /** What was taken last goes first: the free units, then those of the quota. */
        int quotaPart(int taken) {
            return Math.max(0, taken - (units - ofQuota));
        }

        Open without(int taken) {
            return new Open(id, fulfillment, fulfillmentLine, sku, warehouse, units - taken, ofQuota - quotaPart(taken), shop, expiresAt);
        }
    }

    private record Taken(Open lock, int units) { }

    private record Mark(FulfillmentId fulfillment, LockState state) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final Lane.Fact<List<Open>> open = new Lane.Fact<>("open locks", this::load, List.of());
    private final Lane.Writer<Open> added = new Lane.Writer<>(51, "stock_lock", this::insert);
    private final Lane.Writer<Taken> taken = new Lane.Writer<>(52, "stock_lock", this::take);
    private final Lane.Writer<Mark> marked = new Lane.Writer<>(52, "stock_lock", this::mark);

    StockLocks(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    List<Open> of(FulfillmentId id) {
        return Lane.current().get(open, id);
    }

    void add(Open lock) {
        Lane.current().write(added, lock);
        // Not read back before somebody asks: most lanes lock and are done.
        Lane.current().forget(open, lock.fulfillment());
    }

    /** Takes units out of a lock, at most those it has. */
    void take(Open lock, int units) {
        var lane = Lane.current();
        var all = new ArrayList<>(of(lock.fulfillment()));
        all.replaceAll(l -> l.id() == lock.id() ? l.without(units) : l);
        all.removeIf(l -> l.units() == 0);
        lane.know(open, lock.fulfillment(), List.copyOf(all));
        lane.write(taken, new Taken(lock, units));
    }

    void mark(FulfillmentId id, LockState state) {
        Lane.current().write(marked, new Mark(id, state));
    }

    List<FulfillmentId> expired(Instant by, int most) {
        return jdbc.sql("SELECT fulfillment_id FROM stock_lock WHERE expires_at <= :by AND open_quantity > 0 ORDER BY expires_at LIMIT :most")
            .param("by", SqlTime.text(by)).param("most", most).query((rs, n) -> new FulfillmentId(rs.getLong(1))).list().stream().distinct().toList();
    }

    List<FulfillmentId> locking(long after, int most) {
        return jdbc.sql("SELECT DISTINCT fulfillment_id FROM stock_lock WHERE open_quantity > 0 AND fulfillment_id > :after ORDER BY fulfillment_id LIMIT :most")
            .param("after", after).param("most", most).query((rs, n) -> new FulfillmentId(rs.getLong(1))).list();
    }

    private void insert(List<Open> locks) {
        var now = SqlTime.text(Instant.now(clock));
        // Set by type: what Spring finds out about each value of an Object[] costs more than the statement.
        batch.batchUpdate("""
            INSERT INTO stock_lock (stock_lock_id, fulfillment_id, fulfillment_line_id, sku, warehouse_code, quantity, open_quantity, quota_quantity, quota_shop, locked_at, kind, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", locks, locks.size(), (row, lock) -> {
                row.setLong(1, lock.id());
                row.setLong(2, lock.fulfillment().value());
                row.setLong(3, lock.fulfillmentLine());
                row.setString(4, lock.sku());
                row.setString(5, lock.warehouse());
                row.setInt(6, lock.units());
                row.setInt(7, lock.units());
                row.setInt(8, lock.ofQuota());
                row.setString(9, lock.shop());
                row.setString(10, now);
                row.setString(11, lock.soft() ? "SOFT" : "HARD");
                row.setString(12, lock.soft() ? SqlTime.text(lock.expiresAt()) : null);
            });
    }

    private void take(List<Taken> rows) {
        // A lock that is closed never expires: the index of those that may stays short.
        var counts = batch.batchUpdate("""
            UPDATE stock_lock SET expires_at = CASE WHEN open_quantity = ? THEN NULL ELSE expires_at END, quota_quantity = quota_quantity - ?, open_quantity = open_quantity - ?
             WHERE fulfillment_id = ? AND stock_lock_id = ? AND open_quantity = ?""",
            rows.stream().map(t -> new Object[] {t.units(), t.lock().quotaPart(t.units()), t.units(), t.lock().fulfillment().value(), t.lock().id(), t.lock().units()}).toList());
        for (int count : counts) {
            if (count != 1) throw new ConcurrencyFailureException("A lock was changed by another");
        }
    }

    private void mark(List<Mark> marks) {
        batch.batchUpdate("UPDATE stock_lock SET state = ? WHERE fulfillment_id = ? AND open_quantity > 0",
            marks.stream().map(m -> new Object[] {m.state().name(), m.fulfillment().value()}).toList());
    }

    private Map<FulfillmentId, List<Open>> load(Collection<FulfillmentId> wanted) {
        var result = new HashMap<FulfillmentId, List<Open>>();
        wanted.forEach(id -> result.put(id, List.of()));
        result.putAll(jdbc.sql("""
                SELECT stock_lock_id, fulfillment_id, fulfillment_line_id, sku, warehouse_code, open_quantity, quota_quantity, quota_shop, expires_at FROM stock_lock
                 WHERE fulfillment_id IN (:ids) AND open_quantity > 0 ORDER BY stock_lock_id
                """).param("ids", wanted.stream().map(FulfillmentId::value).toList())
            .query((rs, n) -> new Open(rs.getLong(1), new FulfillmentId(rs.getLong(2)), rs.getLong(3), rs.getString(4), rs.getString(5), rs.getInt(6), rs.getInt(7), rs.getString(8), expires(rs)))
            .list().stream().collect(groupingBy(Open::fulfillment)));
        return result;
    }

    private static Instant expires(ResultSet rs) throws SQLException {
        return SqlTime.instant(rs.getObject(9, LocalDateTime.class));
    }
}
