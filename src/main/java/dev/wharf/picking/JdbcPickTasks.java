package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.picking.PickTask.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes pick_task. */
@Repository
class JdbcPickTasks {
    private static final String TASK = "SELECT pick_task_id, warehouse_code, state, picker, ship_by, revision, mode, wave_id, paper_sheet FROM pick_task ";

    /** A task in a list. @param orders by their place on the cart */
    record Summary(PickTask task, List<FulfillmentId> orders, int lines, int units, int picked) {
        private Summary with(List<FulfillmentId> orders) {
            return new Summary(task, orders, lines, units, picked);
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    JdbcPickTasks(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    void insert(List<PickTask> tasks) {
        batch.batchUpdate("""
            INSERT INTO pick_task (pick_task_id, warehouse_code, state, picker, ship_by, revision, created_at, taken_at, done_at)
            VALUES (?, ?, ?, '', ?, 0, ?, NULL, NULL)""",
            tasks.stream().map(t -> new Object[] {t.id(), t.warehouse(), t.state().name(), SqlTime.text(t.shipBy()), now()}).toList());
    }

    Optional<PickTask> heldBy(String picker) {
        return jdbc.sql(TASK + "WHERE taken_by = :picker").param("picker", picker).query((rs, n) -> task(rs)).optional();
    }

    /**
     * Takes the most urgent waiting task. Test and write are one statement, so of two pickers each gets a task of his own.
     *
     * @return false if none waits, or this picker has taken one in the same moment on another device
     */
    boolean take(String warehouse, String picker) {
        try {
            return jdbc.sql("""
                    UPDATE pick_task SET state = 'TAKEN', picker = :picker, taken_at = :now, returned_from = ''
                     WHERE state = 'WAITING' AND warehouse_code = :warehouse
                     ORDER BY ship_by, pick_task_id LIMIT 1
                    """).param("picker", picker).param("now", now()).param("warehouse", warehouse).update() == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /**
     * Takes up again what went back from this picker for want of scans. Test and write are one statement.
     *
     * @return false if it did not, if somebody took it since, or if this picker has another task in hand
     */
    boolean takeUpAgain(long id, String picker) {
        try {
            return jdbc.sql("UPDATE pick_task SET state = 'TAKEN', picker = :picker, taken_at = :now, returned_from = '' WHERE pick_task_id = :id AND state = 'WAITING' AND returned_from = :picker")
                .param("picker", picker).param("now", now()).param("id", id).update() == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Whether it waits because this picker did not scan. */
    boolean returnedFrom(long id, String picker) {
        return jdbc.sql("SELECT COUNT(*) FROM pick_task WHERE pick_task_id = :id AND state = 'WAITING' AND returned_from = :picker").param("id", id).param("picker", picker).query(Integer.class).single() > 0;
    }

    /** Those with a device that were taken at this moment or before. */
    List<PickTask> takenUntil(Instant at) {
        return jdbc.sql(TASK + "WHERE state = 'TAKEN' AND paper_sheet = 0 AND taken_at <= :at").param("at", SqlTime.text(at)).query((rs, n) -> task(rs)).list();
    }

    /** Those on whose cart units lie. Units of an order that has left are not on it any more once they are a put-back. */
    Set<Long> withUnits(Collection<Long> ids) {
        if (ids.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql("""
                SELECT DISTINCT o.pick_task_id FROM pick_order o JOIN pick_line l ON l.pick_order_id = o.pick_order_id
                 WHERE o.pick_task_id IN (:ids) AND l.picked_quantity > l.returned_quantity
                """).param("ids", ids).query(Long.class).list());
    }

    /** Back on the list; their pickers may take them up again. */
    void goBack(Collection<Long> ids) {
        jdbc.sql("UPDATE pick_task SET state = 'WAITING', returned_from = picker, picker = '', taken_at = NULL WHERE pick_task_id IN (:ids)").param("ids", ids).update();
    }

    /** Gives a waiting task to somebody who walks with this sheet. Call with its row held. */
    void takeOnPaper(long id, String picker, int sheet) {
        jdbc.sql("UPDATE pick_task SET state = 'TAKEN', picker = :picker, taken_at = :now, paper_sheet = :sheet, returned_from = '' WHERE pick_task_id = :id")
            .param("picker", picker).param("now", now()).param("sheet", sheet).param("id", id).update();
    }

    /** @param sheet number of the one that what is left goes on; 0 if nothing is */
    void onSheet(long id, int sheet) {
        jdbc.sql("UPDATE pick_task SET paper_sheet = :sheet WHERE pick_task_id = :id").param("sheet", sheet).param("id", id).update();
    }

    /** The carts of a wave, in the order they were made. */
    List<PickTask> ofWave(long wave) {
        return jdbc.sql(TASK + "WHERE wave_id = :wave ORDER BY pick_task_id").param("wave", wave).query((rs, n) -> task(rs)).list();
    }

    PickTask get(long id) {
        return one(id, "");
    }

    /** Holds the row until the commit, so that scans of one task, its end and its cancellation come one after the other. */
    PickTask lock(long id) {
        return one(id, " FOR UPDATE");
    }

    private PickTask one(long id, String suffix) {
        return jdbc.sql(TASK + "WHERE pick_task_id = :id" + suffix).param("id", id).query((rs, n) -> task(rs)).optional()
            .orElseThrow(() -> Refusal.notFound("PICK_TASK_NOT_FOUND", "There is no pick task " + id + "."));
    }

    List<PickTask> find(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql(TASK + "WHERE pick_task_id IN (:ids)").param("ids", ids).query((rs, n) -> task(rs)).list();
    }

    /** Holds these rows, in key order. */
    List<PickTask> lock(Collection<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql(TASK + "WHERE pick_task_id IN (:ids) ORDER BY pick_task_id FOR UPDATE").param("ids", ids).query((rs, n) -> task(rs)).list();
    }

    List<Summary> list(String warehouse, State state, int limit) {
        return list("state = :state AND warehouse_code = :warehouse", Map.of("state", state.name(), "warehouse", warehouse, "limit", limit));
    }

    /** Those that are over and whose sheet was not booked. */
    List<Summary> leftOnPaper(String warehouse, int limit) {
        return list("(pick_task_id, paper_sheet) IN (SELECT s.pick_task_id, s.sheet FROM paper_sheet s WHERE s.booked_at IS NULL) AND state IN ('DONE', 'CANCELLED') AND warehouse_code = :warehouse",
            Map.of("warehouse", warehouse, "limit", limit));
    }

    /** @param which a condition on pick_task; no part of it comes from outside */
    private List<Summary> list(String which, Map<String, Object> values) {
        var found = jdbc.sql("""
                SELECT t.pick_task_id, t.warehouse_code, t.state, t.picker, t.ship_by, t.revision, t.mode, t.wave_id, t.paper_sheet,
                       COUNT(l.pick_line_id) AS line_count, COALESCE(SUM(l.quantity), 0) AS units, COALESCE(SUM(l.picked_quantity), 0) AS picked
                  FROM (SELECT pick_task_id, warehouse_code, state, picker, ship_by, revision, mode, wave_id, paper_sheet FROM pick_task
                         WHERE %s ORDER BY ship_by, pick_task_id LIMIT :limit) t
                  LEFT JOIN (pick_order p JOIN pick_line l ON l.pick_order_id = p.pick_order_id) ON p.pick_task_id = t.pick_task_id
                 GROUP BY t.pick_task_id, t.warehouse_code, t.state, t.picker, t.ship_by, t.revision, t.mode, t.wave_id, t.paper_sheet
                 ORDER BY t.ship_by, t.pick_task_id
                """.formatted(which)).params(values)
            .query((rs, n) -> new Summary(task(rs), List.of(), rs.getInt("line_count"), rs.getInt("units"), rs.getInt("picked"))).list();
        var orders = orders(found.stream().map(summary -> summary.task().id()).toList());
        return found.stream().map(summary -> summary.with(orders.getOrDefault(summary.task().id(), List.of()))).toList();
    }

    /** A question of its own: as one column of the list, MySQL cuts the numbers of a large cart off after 1024 bytes. */
    private Map<Long, List<FulfillmentId>> orders(List<Long> tasks) {
        if (tasks.isEmpty()) return Map.of();
        return jdbc.sql("SELECT pick_task_id, fulfillment_id FROM pick_order WHERE pick_task_id IN (:ids) ORDER BY pick_task_id, position").param("ids", tasks)
            .query((rs, n) -> Map.entry(rs.getLong(1), new FulfillmentId(rs.getLong(2)))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    void end(Collection<Long> ids, State state) {
        if (ids.isEmpty()) return;
        jdbc.sql("UPDATE pick_task SET state = :state, done_at = :now, revision = revision + 1 WHERE pick_task_id IN (:ids)")
            .param("state", state.name()).param("now", now()).param("ids", ids).update();
    }

    /** Its orders are no longer those that the device has read. */
    void changed(Collection<Long> ids) {
        if (!ids.isEmpty()) jdbc.sql("UPDATE pick_task SET revision = revision + 1 WHERE pick_task_id IN (:ids)").param("ids", ids).update();
    }

    void giveBack(long taskId) {
        jdbc.sql("UPDATE pick_task SET state = 'WAITING', picker = '', taken_at = NULL, paper_sheet = 0, returned_from = '' WHERE pick_task_id = :id").param("id", taskId).update();
    }

    private static PickTask task(ResultSet rs) throws SQLException {
        return new PickTask(rs.getLong("pick_task_id"), rs.getString("warehouse_code"), State.valueOf(rs.getString("state")), rs.getString("picker"),
            SqlTime.instant(rs.getObject("ship_by", LocalDateTime.class)), rs.getInt("revision"), PickMode.valueOf(rs.getString("mode")), rs.getLong("wave_id"), rs.getInt("paper_sheet"));
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
