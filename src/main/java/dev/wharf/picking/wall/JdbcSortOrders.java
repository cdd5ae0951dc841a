package dev.wharf.picking.wall;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.picking.wall.SortBoxes.Unit;
import dev.wharf.picking.wall.SortOrder.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes sort_order and sort_line. Whoever changes an order's state or lines holds its row. */
@Repository
class JdbcSortOrders {
    private static final String ORDER = "SELECT pick_order_id, fulfillment_id, warehouse_code, position, state, put_wall_id, slot FROM sort_order ";

    /** A slot that an order has. */
    record Slot(int slot, FulfillmentId fulfillment, State state, int picked, int sorted) { }

    /** Goods in a box that are still to be sorted. */
    record Open(long task, long wave, int orders, int units) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    JdbcSortOrders(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    void put(List<Unit> units) {
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("""
            INSERT INTO sort_order (pick_order_id, pick_task_id, wave_id, fulfillment_id, warehouse_code, position, state, created_at) VALUES (?, ?, ?, ?, ?, ?, 'PICKING', ?)
            ON DUPLICATE KEY UPDATE position = VALUES(position)""",
            units.stream().map(Unit::share).distinct().map(s -> new Object[] {s.pickOrder(), s.task(), s.wave(), s.fulfillment().value(), s.warehouse(), s.position(), now}).toList());
        batch.batchUpdate("""
            INSERT INTO sort_line (pick_order_id, sku, lot_no, serial_no, picked, sorted) VALUES (?, ?, ?, ?, ?, 0)
            ON DUPLICATE KEY UPDATE picked = picked + VALUES(picked)""",
            units.stream().map(u -> new Object[] {u.share().pickOrder(), u.sku(), u.lot(), u.serial(), u.units()}).toList());
    }

    /** Holds the rows of a box until the commit, those whose goods are all back in their bins left out. */
    List<SortOrder> lock(Box box) {
        return orders(box, " ORDER BY pick_order_id FOR UPDATE");
    }

    List<SortOrder> of(Box box) {
        return orders(box, " ORDER BY pick_order_id");
    }

    private List<SortOrder> orders(Box box, String suffix) {
        return withLines(jdbc.sql(ORDER + "WHERE " + (box.wave() ? "wave_id" : "pick_task_id") + " = :number AND state <> 'CLOSED'" + suffix).param("number", box.number()));
    }

    /** Holds the rows of these orders whose goods are in a box or a slot, in key order. */
    List<SortOrder> lockSorting(Collection<FulfillmentId> ids) {
        return withLines(jdbc.sql(ORDER + "WHERE fulfillment_id IN (:ids) AND state IN ('PICKING', 'PICKED', 'SORTED') ORDER BY pick_order_id FOR UPDATE")
            .param("ids", ids.stream().map(FulfillmentId::value).sorted().toList()));
    }

    private List<SortOrder> withLines(JdbcClient.StatementSpec question) {
        var orders = question.query((rs, n) -> new SortOrder(rs.getLong(1), new FulfillmentId(rs.getLong(2)), rs.getString(3), rs.getInt(4), State.valueOf(rs.getString(5)), rs.getLong(6),
            rs.getInt(7), List.of())).list();
        if (orders.isEmpty()) return orders;
        Map<Long, List<SortLine>> lines = jdbc.sql("SELECT pick_order_id, sku, lot_no, serial_no, picked, sorted FROM sort_line WHERE pick_order_id IN (:ids) ORDER BY pick_order_id, sku, lot_no, serial_no")
            .param("ids", orders.stream().map(SortOrder::pickOrder).toList())
            .query((rs, n) -> Map.entry(rs.getLong(1), new SortLine(rs.getString(2), rs.getString(3), rs.getString(4), rs.getInt(5), rs.getInt(6)))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return orders.stream().map(o -> new SortOrder(o.pickOrder(), o.fulfillment(), o.warehouse(), o.position(), o.state(), o.wall(), o.slot(), lines.getOrDefault(o.pickOrder(), List.of()))).toList();
    }

    void states(Collection<Long> pickOrders, State state) {
        if (pickOrders.isEmpty()) return;
        jdbc.sql("UPDATE sort_order SET state = :state WHERE pick_order_id IN (:ids)").param("state", state.name()).param("ids", pickOrders).update();
    }

    void take(long pickOrder, long wall, int slot) {
        jdbc.sql("UPDATE sort_order SET put_wall_id = :wall, slot = :slot WHERE pick_order_id = :id").param("wall", wall).param("slot", slot).param("id", pickOrder).update();
    }

    /** @return false if all of them are sorted already */
    boolean count(long pickOrder, SortLine line) {
        return jdbc.sql("""
                UPDATE sort_line SET sorted = sorted + 1 WHERE pick_order_id = :id AND sku = :sku AND lot_no = :lot AND serial_no = :serial AND sorted < picked
                """).param("id", pickOrder).param("sku", line.sku()).param("lot", line.lot()).param("serial", line.serial()).update() == 1;
    }

    List<Slot> slots(long wall) {
        return jdbc.sql("""
                SELECT o.slot, o.fulfillment_id, o.state, COALESCE(SUM(l.picked), 0), COALESCE(SUM(l.sorted), 0)
                  FROM sort_order o LEFT JOIN sort_line l ON l.pick_order_id = o.pick_order_id
                 WHERE o.put_wall_id = :wall GROUP BY o.slot, o.fulfillment_id, o.state ORDER BY o.slot
                """).param("wall", wall).query((rs, n) -> new Slot(rs.getInt(1), new FulfillmentId(rs.getLong(2)), State.valueOf(rs.getString(3)), rs.getInt(4), rs.getInt(5))).list();
    }

    /** Boxes with goods that belong in a slot, the oldest first. */
    List<Open> open(String warehouse, int most) {
        return jdbc.sql("""
                SELECT o.pick_task_id, o.wave_id, COUNT(DISTINCT o.pick_order_id), SUM(l.picked - l.sorted)
                  FROM sort_order o JOIN sort_line l ON l.pick_order_id = o.pick_order_id
                 WHERE o.warehouse_code = :warehouse AND o.state IN ('PICKING', 'PICKED') AND l.sorted < l.picked
                 GROUP BY o.pick_task_id, o.wave_id ORDER BY o.pick_task_id LIMIT :most
                """).param("warehouse", warehouse).param("most", most).query((rs, n) -> new Open(rs.getLong(1), rs.getLong(2), rs.getInt(3), rs.getInt(4))).list();
    }

    /** The bench has the order; its slot is free. */
    void toBench(FulfillmentId id) {
        jdbc.sql("UPDATE sort_order SET state = 'BENCH', put_wall_id = NULL, slot = NULL WHERE fulfillment_id = :id AND state IN ('PICKING', 'PICKED', 'SORTED')").param("id", id.value()).update();
    }

    /** Its goods are in their bins; its slot is free. */
    void close(FulfillmentId id, String warehouse) {
        jdbc.sql("UPDATE sort_order SET state = 'CLOSED', put_wall_id = NULL, slot = NULL WHERE fulfillment_id = :id AND warehouse_code = :warehouse AND state = 'BACK'")
            .param("id", id.value()).param("warehouse", warehouse).update();
    }

    /** The sorted order that waits in this slot. */
    Optional<FulfillmentId> at(String wall, int slot) {
        return jdbc.sql("""
                SELECT o.fulfillment_id FROM put_wall w JOIN sort_order o ON o.put_wall_id = w.put_wall_id WHERE w.code = :wall AND o.slot = :slot AND o.state = 'SORTED'
                """).param("wall", wall).param("slot", slot).query((rs, n) -> new FulfillmentId(rs.getLong(1))).optional();
    }
}
