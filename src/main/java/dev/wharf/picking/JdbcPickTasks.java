package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.picking.PickTask.State;
import dev.wharf.scan.FloorWork.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes pick_task and pick_line. */
@Repository
class JdbcPickTasks {
    private static final String TASK = "SELECT pick_task_id, fulfillment_id, warehouse_code, state, picker, ship_by FROM pick_task ";

    /** Units picked so far for one line of a fulfillment, in one warehouse. */
    record Earlier(long fulfillmentLineId, String warehouse, int picked) { }

    /** A line whose units were looked for and not found. */
    record Missing(long pickLineId, String sku, int quantity, String reason, String bin, String lot, boolean binned) { }

    /** A task in a list. */
    record Summary(PickTask task, int lines, int units, int picked) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final BinPicks bins;
    private final Clock clock;

    JdbcPickTasks(JdbcClient jdbc, JdbcTemplate batch, BinPicks bins, Clock clock) {
        this.bins = bins;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    void insert(List<PickTask> tasks, Map<Long, List<PickLine>> linesByTask) {
        batch.batchUpdate("""
            INSERT INTO pick_task (pick_task_id, fulfillment_id, warehouse_code, state, picker, ship_by, created_at, taken_at, done_at)
            VALUES (?, ?, ?, 'WAITING', '', ?, ?, NULL, NULL)""",
            tasks.stream().map(t -> new Object[] {t.id(), t.fulfillment().value(), t.warehouse(), SqlTime.text(t.shipBy()), now()}).toList());
        var rows = tasks.stream().flatMap(t -> linesByTask.get(t.id()).stream().map(l -> new Object[] {l.id(), t.id(), t.fulfillment().value(),
            l.fulfillmentLineId(), l.sku(), l.bin(), l.sequence(), l.quantity(), l.lot(), l.planned(), l.binned()})).toList();
        if (rows.isEmpty()) return;
        batch.batchUpdate("""
            INSERT INTO pick_line (pick_line_id, pick_task_id, fulfillment_id, fulfillment_line_id, sku, bin_code, sequence, quantity,
                                   lot_no, planned_quantity, binned, picked_quantity, missing_quantity, missing_reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '')""", rows);
    }

    List<Earlier> earlier(Collection<FulfillmentId> ids) {
        return jdbc.sql("""
                SELECT l.fulfillment_line_id, t.warehouse_code, SUM(l.picked_quantity)
                  FROM pick_line l JOIN pick_task t ON t.pick_task_id = l.pick_task_id
                 WHERE l.fulfillment_id IN (:ids)
                 GROUP BY l.fulfillment_line_id, t.warehouse_code
                """).param("ids", values(ids))
            .query((rs, n) -> new Earlier(rs.getLong(1), rs.getString(2), rs.getInt(3))).list();
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
                    UPDATE pick_task SET state = 'TAKEN', picker = :picker, taken_at = :now
                     WHERE state = 'WAITING' AND warehouse_code = :warehouse
                     ORDER BY ship_by, pick_task_id LIMIT 1
                    """).param("picker", picker).param("now", now()).param("warehouse", warehouse).update() == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
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

    List<PickLine> lines(long taskId) {
        return jdbc.sql("""
                SELECT pick_line_id, fulfillment_line_id, sku, bin_code, sequence, quantity, picked_quantity, lot_no, planned_quantity, binned
                  FROM pick_line WHERE pick_task_id = :id ORDER BY sequence
                """).param("id", taskId)
            .query((rs, n) -> new PickLine(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getString(4), rs.getInt(5), rs.getInt(6), rs.getInt(7), rs.getString(8),
                rs.getInt(9), rs.getBoolean(10))).list();
    }

    List<Summary> list(String warehouse, State state, int limit) {
        return jdbc.sql("""
                SELECT t.pick_task_id, t.fulfillment_id, t.warehouse_code, t.state, t.picker, t.ship_by, COUNT(l.pick_line_id) AS line_count,
                       COALESCE(SUM(l.quantity), 0) AS units, COALESCE(SUM(l.picked_quantity), 0) AS picked
                  FROM (SELECT pick_task_id, fulfillment_id, warehouse_code, state, picker, ship_by FROM pick_task
                         WHERE state = :state AND warehouse_code = :warehouse ORDER BY ship_by, pick_task_id LIMIT :limit) t
                  LEFT JOIN pick_line l ON l.pick_task_id = t.pick_task_id
                 GROUP BY t.pick_task_id, t.fulfillment_id, t.warehouse_code, t.state, t.picker, t.ship_by
                 ORDER BY t.ship_by, t.pick_task_id
                """).param("state", state.name()).param("warehouse", warehouse).param("limit", limit)
            .query((rs, n) -> new Summary(task(rs), rs.getInt("line_count"), rs.getInt("units"), rs.getInt("picked"))).list();
    }

    void count(Map<Long, Integer> unitsByLine) {
        batch.batchUpdate("UPDATE pick_line SET picked_quantity = picked_quantity + ?, planned_quantity = GREATEST(planned_quantity - ?, 0) WHERE pick_line_id = ?",
            unitsByLine.entrySet().stream().map(e -> new Object[] {e.getValue(), e.getValue(), e.getKey()}).toList());
    }

    /** What bins still keep for its lines, they keep no longer. */
    void end(long taskId, State state) {
        if (state != State.DONE) unplan(List.of(taskId));
        jdbc.sql("UPDATE pick_task SET state = :state, done_at = :now WHERE pick_task_id = :id")
            .param("state", state.name()).param("now", now()).param("id", taskId).update();
    }

    void giveBack(long taskId) {
        jdbc.sql("UPDATE pick_task SET state = 'WAITING', picker = '', taken_at = NULL WHERE pick_task_id = :id").param("id", taskId).update();
    }

    void miss(long pickLineId, int units, String reason) {
        jdbc.sql("UPDATE pick_line SET missing_quantity = :units, missing_reason = :reason WHERE pick_line_id = :id")
            .param("units", units).param("reason", reason).param("id", pickLineId).update();
    }

    /** What the newest task of a fulfillment did not find. */
    List<Missing> missing(FulfillmentId id) {
        return jdbc.sql("""
                SELECT pick_line_id, sku, missing_quantity, missing_reason, bin_code, lot_no, binned FROM pick_line
                 WHERE pick_task_id = (SELECT MAX(pick_task_id) FROM pick_task WHERE fulfillment_id = :id AND state = 'SHORT')
                   AND missing_quantity > 0
                 ORDER BY sequence
                """).param("id", id.value())
            .query((rs, n) -> new Missing(rs.getLong(1), rs.getString(2), rs.getInt(3), rs.getString(4), rs.getString(5), rs.getString(6), rs.getBoolean(7))).list();
    }

    /** Locks all tasks of these fulfillments, in key order, and says which are open. */
    Map<FulfillmentId, List<Long>> lockOpen(Collection<FulfillmentId> ids) {
        return jdbc.sql(TASK + "WHERE fulfillment_id IN (:ids) ORDER BY pick_task_id FOR UPDATE").param("ids", values(ids))
            .query((rs, n) -> task(rs)).list().stream()
            .filter(t -> t.state() == State.WAITING || t.state() == State.TAKEN)
            .collect(groupingBy(PickTask::fulfillment, mapping(PickTask::id, toList())));
    }

    /** What has left its bin, over all tasks of each fulfillment. */
    Map<FulfillmentId, List<Taken>> taken(Collection<FulfillmentId> ids) {
        return jdbc.sql("""
                SELECT fulfillment_id, sku, bin_code, lot_no, SUM(picked_quantity) FROM pick_line
                 WHERE fulfillment_id IN (:ids) AND picked_quantity > 0
                 GROUP BY fulfillment_id, sku, bin_code, lot_no ORDER BY fulfillment_id, bin_code, sku, lot_no
                """).param("ids", values(ids))
            .query((rs, n) -> Map.entry(new FulfillmentId(rs.getLong(1)), new Taken(rs.getString(2), rs.getString(3), rs.getString(4), rs.getInt(5)))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    void cancel(List<Long> taskIds) {
        unplan(taskIds);
        jdbc.sql("UPDATE pick_task SET state = 'CANCELLED', done_at = :now WHERE pick_task_id IN (:ids) AND state IN ('WAITING', 'TAKEN')")
            .param("now", now()).param("ids", taskIds).update();
    }

    /** DONE tasks have nothing planned: each pick lowers it. */
    private void unplan(List<Long> taskIds) {
        var planned = new HashMap<Place, Integer>();
        jdbc.sql("""
                SELECT t.warehouse_code, l.bin_code, l.sku, l.lot_no, l.planned_quantity FROM pick_line l JOIN pick_task t ON t.pick_task_id = l.pick_task_id
                 WHERE l.pick_task_id IN (:ids) AND l.planned_quantity > 0
                """).param("ids", taskIds)
            .query((rs, n) -> planned.merge(new Place(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)), -rs.getInt(5), Integer::sum)).list();
        if (planned.isEmpty()) return;
        bins.plan(planned);
        jdbc.sql("UPDATE pick_line SET planned_quantity = 0 WHERE pick_task_id IN (:ids) AND planned_quantity > 0").param("ids", taskIds).update();
    }

    private static List<Long> values(Collection<FulfillmentId> ids) {
        return ids.stream().map(FulfillmentId::value).sorted().toList();
    }

    private static PickTask task(ResultSet rs) throws SQLException {
        return new PickTask(rs.getLong("pick_task_id"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getString("warehouse_code"),
            State.valueOf(rs.getString("state")), rs.getString("picker"), SqlTime.instant(rs.getObject("ship_by", LocalDateTime.class)));
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
