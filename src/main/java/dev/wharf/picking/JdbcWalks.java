package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.picking.PickTask.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL for orders that change their walk. Whoever calls it holds the rows of the tasks. */
@Repository
class JdbcWalks {
    /**
     * The walk of one order in this warehouse that nobody has begun, on this walk or on one before, and no wave has: what was begun is finished on a walk of its own. An order that
     * was sent to another warehouse since waits there.
     */
    private static final String ALONE = """
          FROM pick_order o JOIN pick_task t ON t.pick_task_id = o.pick_task_id
         WHERE o.state = 'OPEN' AND t.state IN ('POOLED', 'WAITING') AND t.wave_id IS NULL AND o.fulfillment_id IN (:ids)
           AND o.warehouse_code = :warehouse
           AND NOT EXISTS (SELECT 1 FROM pick_line l WHERE l.fulfillment_id = o.fulfillment_id AND l.picked_quantity > l.returned_quantity)
         ORDER BY t.pick_task_id
        """;
    private static final String ORDER = "SELECT o.pick_order_id, o.pick_task_id, o.fulfillment_id, o.warehouse_code, o.position, o.state ";
    private static final String STOPS = """
        SELECT o.fulfillment_id, o.warehouse_code, o.pick_task_id, t.state, t.ship_by, t.created_at, l.sku, l.bin_code, l.quantity - l.picked_quantity AS units
          FROM pick_task t JOIN pick_order o ON o.pick_task_id = t.pick_task_id JOIN pick_line l ON l.pick_order_id = o.pick_order_id
         WHERE o.state = 'OPEN' AND l.picked_quantity < l.quantity AND\s""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    JdbcWalks(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    List<PickOrder> alone(String warehouse, Collection<FulfillmentId> ids) {
        return jdbc.sql(ORDER + ALONE).param("ids", values(ids)).param("warehouse", warehouse).query((rs, n) -> order(rs)).list();
    }

    /** Passes over rows that somebody else holds: they are being taken, cancelled or claimed in this moment. */
    List<PickOrder> holdAlone(String warehouse, Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return List.of();
        var tasks = alone(warehouse, ids).stream().map(PickOrder::task).toList();
        if (tasks.isEmpty()) return List.of();
        var held = jdbc.sql("SELECT pick_task_id FROM pick_task WHERE pick_task_id IN (:ids) ORDER BY pick_task_id FOR UPDATE SKIP LOCKED").param("ids", tasks).query(Long.class).list();
        return alone(warehouse, ids).stream().filter(order -> held.contains(order.task())).toList();
    }

    /** @param wave null for the walk of one order */
    record New(long task, Long wave, String warehouse, State state, Instant shipBy, PickMode mode) {
        /** Its orders have their places on the cart. */
        New(long task, Long wave, String warehouse, State state, Instant shipBy) {
            this(task, wave, warehouse, state, shipBy, PickMode.CART);
        }
    }

    void insert(List<New> walks) {
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("""
            INSERT INTO pick_task (pick_task_id, warehouse_code, state, picker, ship_by, wave_id, mode, revision, created_at, taken_at, done_at)
            VALUES (?, ?, ?, '', ?, ?, ?, 0, ?, NULL, NULL)""",
            walks.stream().map(w -> new Object[] {w.task(), w.warehouse(), w.state().name(), SqlTime.text(w.shipBy()), w.wave(), w.mode().name(), now}).toList());
    }

    /** @param task it goes to @param place there */
    record Move(PickOrder order, long task, int place) { }

    /** Walks that lose their last order disappear. */
    void move(List<Move> moves) {
        if (moves.isEmpty()) return;
        batch.batchUpdate("UPDATE pick_order SET pick_task_id = ?, position = ? WHERE pick_order_id = ? AND state = 'OPEN'",
            moves.stream().map(m -> new Object[] {m.task(), m.place(), m.order().id()}).toList());
        deleteEmpty(moves.stream().map(m -> m.order().task()).distinct().sorted().toList());
    }

    void deleteEmpty(List<Long> tasks) {
        jdbc.sql("DELETE FROM pick_task WHERE pick_task_id IN (:ids) AND NOT EXISTS (SELECT 1 FROM pick_order o WHERE o.pick_task_id = pick_task.pick_task_id)").param("ids", tasks).update();
    }

    void sooner(long task, Instant shipBy) {
        jdbc.sql("UPDATE pick_task SET ship_by = LEAST(ship_by, :at) WHERE pick_task_id = :id").param("at", SqlTime.text(shipBy)).param("id", task).update();
    }

    void offer(List<Long> tasks) {
        if (!tasks.isEmpty()) jdbc.sql("UPDATE pick_task SET state = 'WAITING' WHERE pick_task_id IN (:ids) AND state = 'POOLED'").param("ids", tasks).update();
    }

    /** An order on a walk of its own. */
    record Single(long task, Instant shipBy, FulfillmentId order) {
        /** Before all others. */
        static final Single NONE = new Single(0, Instant.EPOCH, new FulfillmentId(0));
    }

    /** The most urgent ones after this one. @param pooled those that wait for a wave; else also those that are offered one by one */
    List<Single> singles(String warehouse, boolean pooled, Single after, int most) {
        return jdbc.sql("""
                SELECT t.pick_task_id, t.ship_by, o.fulfillment_id FROM pick_task t JOIN pick_order o ON o.pick_task_id = t.pick_task_id AND o.state = 'OPEN'
                 WHERE t.state IN (:states) AND t.warehouse_code = :warehouse AND t.wave_id IS NULL AND (t.ship_by > :shipBy OR t.ship_by = :shipBy AND t.pick_task_id > :task)
                 ORDER BY t.ship_by, t.pick_task_id LIMIT :most
                """).param("states", pooled ? List.of("POOLED") : List.of("POOLED", "WAITING")).param("warehouse", warehouse).param("shipBy", SqlTime.text(after.shipBy()))
            .param("task", after.task()).param("most", most).query((rs, n) -> new Single(rs.getLong(1), at(rs, "ship_by"), new FulfillmentId(rs.getLong(3)))).list();
    }

    List<WaitingOrder> on(List<Long> tasks) {
        return tasks.isEmpty() ? List.of() : stops(STOPS + "t.pick_task_id IN (:ids) ORDER BY t.ship_by, t.pick_task_id, l.pick_line_id", tasks);
    }

    List<WaitingOrder> of(Collection<FulfillmentId> ids) {
        return stops(STOPS + "o.fulfillment_id IN (:ids) ORDER BY t.ship_by, t.pick_task_id, l.pick_line_id", values(ids));
    }

    private List<WaitingOrder> stops(String sql, List<Long> ids) {
        var found = new LinkedHashMap<FulfillmentId, WaitingOrder>();
        jdbc.sql(sql).param("ids", ids).query((rs, n) -> {
            var stop = new WaitingOrder.Stop(rs.getString("sku"), rs.getString("bin_code"), rs.getInt("units"));
            var order = new WaitingOrder(new FulfillmentId(rs.getLong("fulfillment_id")), rs.getString("warehouse_code"), rs.getLong("pick_task_id"), rs.getString("state"), at(rs, "ship_by"), at(rs, "created_at"), List.of(stop));
            return found.merge(order.id(), order, (before, more) -> {
                var stops = new ArrayList<>(before.stops());
                stops.addAll(more.stops());
                return new WaitingOrder(before.id(), before.warehouse(), before.task(), before.state(), before.shipBy(), before.since(), stops);
            });
        }).list();
        return List.copyOf(found.values());
    }

    Map<Long, WalkProgress> progress(Collection<Long> tasks) {
        return jdbc.sql("""
                SELECT t.pick_task_id, t.state, t.picker, COALESCE(SUM(l.quantity), 0), COALESCE(SUM(l.picked_quantity), 0)
                  FROM pick_task t LEFT JOIN (pick_order o JOIN pick_line l ON l.pick_order_id = o.pick_order_id AND o.state IN ('OPEN', 'DONE')) ON o.pick_task_id = t.pick_task_id
                 WHERE t.pick_task_id IN (:ids) GROUP BY t.pick_task_id, t.state, t.picker
                """).param("ids", tasks)
            .query((rs, n) -> new WalkProgress(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getInt(5))).list().stream()
            .collect(toMap(WalkProgress::task, p -> p));
    }

    Map<Long, List<String>> bins(Collection<Long> tasks) {
        return jdbc.sql("""
                SELECT DISTINCT o.pick_task_id, l.bin_code FROM pick_order o JOIN pick_line l ON l.pick_order_id = o.pick_order_id
                 WHERE o.pick_task_id IN (:ids) AND o.state IN ('OPEN', 'DONE') AND l.bin_code <> ''
                """).param("ids", tasks).query((rs, n) -> Map.entry(rs.getLong(1), rs.getString(2))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** An order that came back has a share for each time; the newest counts. Numbers do not tell which that is: every node takes them in blocks. */
    Map<FulfillmentId, String> states(Collection<Long> tasks) {
        var states = new HashMap<FulfillmentId, String>();
        jdbc.sql("SELECT fulfillment_id, state FROM pick_order WHERE pick_task_id IN (:ids) ORDER BY created_at, pick_order_id").param("ids", tasks)
            .query((rs, n) -> states.put(new FulfillmentId(rs.getLong(1)), rs.getString(2))).list();
        return states;
    }

    private static PickOrder order(ResultSet rs) throws SQLException {
        return new PickOrder(rs.getLong("pick_order_id"), rs.getLong("pick_task_id"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getString("warehouse_code"),
            rs.getInt("position"), PickOrder.State.valueOf(rs.getString("state")));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }

    private static List<Long> values(Collection<FulfillmentId> ids) {
        return ids.stream().map(FulfillmentId::value).sorted().toList();
    }
}
