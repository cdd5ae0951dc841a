package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.CapacityBook.Key;
import dev.wharf.inventory.CapacityBook.Slot;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names capacity_day, capacity_slot and capacity_wait. */
@Repository
class CapacityRows {
    /** A fulfillment that waits for a slot of this warehouse. */
    record Wait(String warehouse, FulfillmentId fulfillment, Instant shipBy) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    CapacityRows(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** Takes the rows that are there and keeps them until the commit. */
    Map<Key, Integer> hold(Collection<String> warehouses, LocalDate first, LocalDate last) {
        return read(warehouses, first, last, " FOR UPDATE");
    }

    Map<Key, Integer> read(Collection<String> warehouses, LocalDate first, LocalDate last) {
        return read(warehouses, first, last, "");
    }

    private Map<Key, Integer> read(Collection<String> warehouses, LocalDate first, LocalDate last, String suffix) {
        var used = new HashMap<Key, Integer>();
        if (warehouses.isEmpty()) return used;
        jdbc.sql("""
                SELECT warehouse_code, work_day, used FROM capacity_day
                 WHERE warehouse_code IN (:warehouses) AND work_day BETWEEN :first AND :last ORDER BY warehouse_code, work_day""" + suffix)
            .param("warehouses", warehouses.stream().sorted().toList()).param("first", first.toString()).param("last", last.toString())
            .query((rs, n) -> used.put(new Key(rs.getString(1), LocalDate.parse(rs.getString(2))), rs.getInt(3))).list();
        return used;
    }

    /** Makes the row of a day and takes it. @return slots that others have taken of it */
    int open(Key key) {
        jdbc.sql("INSERT INTO capacity_day (warehouse_code, work_day, used) VALUES (:warehouse, :day, 0) ON DUPLICATE KEY UPDATE used = used")
            .param("warehouse", key.warehouse()).param("day", key.day().toString()).update();
        return hold(List.of(key.warehouse()), key.day(), key.day()).getOrDefault(key, 0);
    }

    /** Test and write are one statement. @param limits by warehouse @return rows changed, for each change in order */
    int[] change(List<Map.Entry<Key, Integer>> changes, Map<String, Integer> limits) {
        return batch.batchUpdate("""
            UPDATE capacity_day SET used = used + ? WHERE warehouse_code = ? AND work_day = ? AND used + ? >= 0 AND (? < 0 OR used + ? <= ?)""",
            changes.stream().map(c -> new Object[] {c.getValue(), c.getKey().warehouse(), c.getKey().day().toString(), c.getValue(), c.getValue(), c.getValue(),
                limits.getOrDefault(c.getKey().warehouse(), Integer.MAX_VALUE)}).toList());
    }

    Map<FulfillmentId, Optional<Slot>> slots(Collection<FulfillmentId> ids) {
        var slots = new HashMap<FulfillmentId, Optional<Slot>>();
        ids.forEach(id -> slots.put(id, Optional.empty()));
        jdbc.sql("SELECT fulfillment_id, warehouse_code, work_day FROM capacity_slot WHERE fulfillment_id IN (:ids)").param("ids", values(ids))
            .query((rs, n) -> slots.put(new FulfillmentId(rs.getLong(1)), Optional.of(new Slot(rs.getString(2), LocalDate.parse(rs.getString(3)))))).list();
        return slots;
    }

    void delete(Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return;
        jdbc.sql("DELETE FROM capacity_slot WHERE fulfillment_id IN (:ids)").param("ids", values(ids)).update();
    }

    void insert(Map<FulfillmentId, Slot> slots) {
        if (slots.isEmpty()) return;
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("INSERT INTO capacity_slot (fulfillment_id, warehouse_code, work_day, booked_at) VALUES (?, ?, ?, ?)",
            slots.entrySet().stream().map(s -> new Object[] {s.getKey().value(), s.getValue().warehouse(), s.getValue().day().toString(), now}).toList());
    }

    void await(List<Wait> waits) {
        batch.batchUpdate("""
            INSERT INTO capacity_wait (warehouse_code, fulfillment_id, ship_by) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE ship_by = VALUES(ship_by)""",
            waits.stream().map(w -> new Object[] {w.warehouse(), w.fulfillment().value(), SqlTime.text(w.shipBy())}).toList());
    }

    Map<String, Integer> waiting() {
        var waiting = new HashMap<String, Integer>();
        jdbc.sql("SELECT warehouse_code, COUNT(*) FROM capacity_wait GROUP BY warehouse_code").query((rs, n) -> waiting.put(rs.getString(1), rs.getInt(2))).list();
        return waiting;
    }

    /** Those that wait for this warehouse, the most urgent first. */
    List<Wait> waits(String warehouse, int atMost) {
        return jdbc.sql("SELECT fulfillment_id, ship_by FROM capacity_wait WHERE warehouse_code = :warehouse ORDER BY ship_by, fulfillment_id LIMIT :most")
            .param("warehouse", warehouse).param("most", atMost)
            .query((rs, n) -> new Wait(warehouse, new FulfillmentId(rs.getLong(1)), SqlTime.instant(rs.getObject(2, LocalDateTime.class)))).list();
    }

    /** Rows that another node takes at the same moment are passed over. */
    List<FulfillmentId> claim(Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return List.of();
        var mine = jdbc.sql("SELECT fulfillment_id FROM capacity_wait WHERE fulfillment_id IN (:ids) FOR UPDATE SKIP LOCKED").param("ids", values(ids)).query(Long.class).list();
        if (mine.isEmpty()) return List.of();
        jdbc.sql("DELETE FROM capacity_wait WHERE fulfillment_id IN (:ids)").param("ids", mine).update();
        return ids.stream().filter(id -> mine.contains(id.value())).toList();
    }

    private static List<Long> values(Collection<FulfillmentId> ids) {
        return ids.stream().map(FulfillmentId::value).sorted().toList();
    }
}
