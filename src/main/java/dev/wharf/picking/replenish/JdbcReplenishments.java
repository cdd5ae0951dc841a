package dev.wharf.picking.replenish;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.picking.replenish.ReplenishRule.Cause;
import dev.wharf.picking.replenish.ReplenishTask.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes the replenishment tables. */
@Repository
class JdbcReplenishments {
    private static final String TASK = "SELECT replenishment_id, warehouse_code, bin_code, sku, state, cause, due_at, person, given_units FROM replenishment ";
    private static final String OPEN = "state IN ('WAITING', 'TAKEN') AND warehouse_code = :warehouse ";
    private static final String URGENT_FIRST = "ORDER BY FIELD(cause, 'SHORT_PICK', 'DEMAND', 'LEVEL'), due_at, replenishment_id";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    JdbcReplenishments(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    void insert(ReplenishTask task) {
        jdbc.sql("""
                INSERT INTO replenishment (replenishment_id, warehouse_code, bin_code, sku, state, cause, due_at, person, given_units, note, created_at, taken_at, done_at)
                VALUES (:id, :warehouse, :bin, :sku, :state, :cause, :due, '', 0, '', :now, NULL, NULL)
                """).param("id", task.id()).param("warehouse", task.warehouse()).param("bin", task.bin()).param("sku", task.sku()).param("state", task.state().name())
            .param("cause", task.cause().name()).param("due", SqlTime.text(task.dueAt())).param("now", now()).update();
    }

    ReplenishTask get(long id) {
        return one(id, "");
    }

    /** Holds the row until the commit: of two who move, end or raise it, one comes after the other. */
    ReplenishTask lock(long id) {
        return one(id, " FOR UPDATE");
    }

    private ReplenishTask one(long id, String suffix) {
        return jdbc.sql(TASK + "WHERE replenishment_id = :id" + suffix).param("id", id).query((rs, n) -> task(rs)).optional()
            .orElseThrow(() -> Refusal.notFound("REPLENISHMENT_NOT_FOUND", "There is no replenishment " + id + "."));
    }

    Optional<ReplenishTask> heldBy(String person) {
        return jdbc.sql(TASK + "WHERE taken_by = :person").param("person", person).query((rs, n) -> task(rs)).optional();
    }

    /**
     * Takes the most urgent one that waits. Test and write are one statement, so of two people each gets a task of his own.
     *
     * @return false if none waits, or this person has taken one in the same moment on another device
     */
    boolean take(String warehouse, String person) {
        try {
            return jdbc.sql("UPDATE replenishment SET state = 'TAKEN', person = :person, taken_at = :now, acted_at = NULL, returned_from = '' WHERE state = 'WAITING' AND warehouse_code = :warehouse " + URGENT_FIRST + " LIMIT 1")
                .param("person", person).param("now", now()).param("warehouse", warehouse).update() == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Back on the list; what is moved is moved. */
    void giveBack(long id) {
        jdbc.sql("UPDATE replenishment SET state = 'WAITING', person = '', taken_at = NULL, returned_from = '' WHERE replenishment_id = :id").param("id", id).update();
    }

    /**
     * Takes up again what went back from this person for want of scans. Test and write are one statement.
     *
     * @return false if it did not, if somebody took it since, or if this person has another one in hand
     */
    boolean takeUpAgain(long id, String person) {
        try {
            return jdbc.sql("""
                    UPDATE replenishment SET state = 'TAKEN', person = :person, taken_at = :now, acted_at = NULL, returned_from = ''
                     WHERE replenishment_id = :id AND state = 'WAITING' AND returned_from = :person
                    """).param("person", person).param("now", now()).param("id", id).update() == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Whoever has it in hand does something with it. */
    void acted(long id) {
        jdbc.sql("UPDATE replenishment SET acted_at = :now WHERE replenishment_id = :id").param("now", now()).param("id", id).update();
    }

    /** Whoever has it in hand says that he is there. @return false if it is not in these hands */
    boolean keep(long id, String person) {
        return jdbc.sql("UPDATE replenishment SET acted_at = :now WHERE replenishment_id = :id AND state = 'TAKEN' AND person = :person").param("now", now()).param("id", id).param("person", person).update() == 1;
    }

    /** Those in somebody's hands with whom nothing happened after this moment, and of which nothing was moved. */
    List<ReplenishTask> untouchedSince(Instant at) {
        return jdbc.sql(TASK + """
                WHERE state = 'TAKEN' AND COALESCE(acted_at, taken_at) <= :at
                  AND NOT EXISTS (SELECT 1 FROM replenishment_line l WHERE l.replenishment_id = replenishment.replenishment_id AND l.moved > 0)
                """).param("at", SqlTime.text(at)).query((rs, n) -> task(rs)).list();
    }

    /** Back on the list; whoever had it may take it up again. */
    void goBack(long id) {
        jdbc.sql("UPDATE replenishment SET state = 'WAITING', returned_from = person, person = '', taken_at = NULL WHERE replenishment_id = :id").param("id", id).update();
    }

    void end(long id, State state) {
        jdbc.sql("UPDATE replenishment SET state = :state, done_at = :now WHERE replenishment_id = :id").param("state", state.name()).param("now", now()).param("id", id).update();
    }

    /** @param note why it ended early */
    void note(long id, String note) {
        jdbc.sql("UPDATE replenishment SET note = :note WHERE replenishment_id = :id").param("note", note).param("id", id).update();
    }

    void urgency(long id, Cause cause, Instant dueAt) {
        jdbc.sql("UPDATE replenishment SET cause = :cause, due_at = :due WHERE replenishment_id = :id").param("cause", cause.name()).param("due", SqlTime.text(dueAt)).param("id", id).update();
    }

    void given(long id, int units) {
        jdbc.sql("UPDATE replenishment SET given_units = given_units + :units WHERE replenishment_id = :id").param("units", units).param("id", id).update();
    }

    /** The most urgent first. */
    List<ReplenishTask> open(String warehouse) {
        return jdbc.sql(TASK + "WHERE " + OPEN + URGENT_FIRST).param("warehouse", warehouse).query((rs, n) -> task(rs)).list();
    }

    List<ReplenishTask> lockOpen(String warehouse, String sku) {
        return jdbc.sql(TASK + "WHERE " + OPEN + "AND sku = :sku ORDER BY replenishment_id FOR UPDATE").param("warehouse", warehouse).param("sku", sku).query((rs, n) -> task(rs)).list();
    }

    String noteOf(long id) {
        return jdbc.sql("SELECT note FROM replenishment WHERE replenishment_id = :id").param("id", id).query(String.class).single();
    }

    /** In order of the bins. */
    Map<Long, List<ReplenishLine>> lines(Collection<Long> tasks) {
        if (tasks.isEmpty()) return Map.of();
        return jdbc.sql("""
                SELECT replenishment_line_id, replenishment_id, bin_code, lot_no, quantity, moved, missing FROM replenishment_line
                 WHERE replenishment_id IN (:tasks) ORDER BY bin_code, lot_no, replenishment_line_id
                """).param("tasks", tasks).query((rs, n) -> new ReplenishLine(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getString(4), rs.getInt(5), rs.getInt(6), rs.getInt(7))).list()
            .stream().collect(groupingBy(ReplenishLine::task));
    }

    List<ReplenishLine> lines(long task) {
        return lines(List.of(task)).getOrDefault(task, List.of());
    }

    void insert(List<ReplenishLine> lines) {
        batch.batchUpdate("""
            INSERT INTO replenishment_line (replenishment_line_id, replenishment_id, bin_code, lot_no, quantity, moved, missing, missing_reason) VALUES (?, ?, ?, ?, ?, 0, 0, '')""",
            lines.stream().map(l -> new Object[] {l.id(), l.task(), l.bin(), l.lot(), l.quantity()}).toList());
    }

    void moved(long line, int units) {
        jdbc.sql("UPDATE replenishment_line SET moved = moved + :units WHERE replenishment_line_id = :id").param("units", units).param("id", line).update();
    }

    void missing(long line, int units, String reason) {
        jdbc.sql("UPDATE replenishment_line SET missing = missing + :units, missing_reason = :reason WHERE replenishment_line_id = :id").param("units", units).param("reason", reason)
            .param("id", line).update();
    }

    private static ReplenishTask task(ResultSet rs) throws SQLException {
        return new ReplenishTask(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), State.valueOf(rs.getString(5)), Cause.valueOf(rs.getString(6)),
            SqlTime.instant(rs.getObject(7, LocalDateTime.class)), rs.getString(8), rs.getInt(9));
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
