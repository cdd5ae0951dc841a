package dev.wharf.stockkeeping.count;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import dev.wharf.stockkeeping.count.CountTask.State;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes the count_ tables. */
@Repository
class JdbcCounts {
    private static final String TASK = "SELECT t.count_task_id, t.count_plan_id, t.warehouse_code, t.bin_code, t.state, t.round, t.value_minor FROM count_task t ";
    private static final int LIST_LIMIT = 500;

    /** @param finished null while it is counted */
    record Round(int round, String counter, Instant opened, Instant finished) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    JdbcCounts(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    Set<String> open(String warehouse, Collection<String> bins) {
        return Set.copyOf(jdbc.sql("SELECT bin_code FROM count_task WHERE open_bin IN (:bins)").param("bins", bins.stream().map(b -> warehouse + " " + b).toList())
            .query(String.class).list());
    }

    void insert(List<CountTask> tasks) {
        batch.batchUpdate("""
            INSERT INTO count_task (count_task_id, count_plan_id, warehouse_code, bin_code, state, round, value_minor, created_at, closed_at)
            VALUES (?, ?, ?, ?, 'WAITING', 1, 0, ?, NULL)""",
            tasks.stream().map(t -> new Object[] {t.id(), t.plan(), t.warehouse(), t.bin(), now()}).toList());
    }

    CountTask get(long id) {
        return one(id, "");
    }

    /** Holds the row until the commit: of two who finish, take or cancel, one comes after the other. */
    CountTask lock(long id) {
        return one(id, " FOR UPDATE");
    }

    private CountTask one(long id, String suffix) {
        return jdbc.sql(TASK + "WHERE t.count_task_id = :id" + suffix).param("id", id).query((rs, n) -> task(rs)).optional()
            .orElseThrow(() -> Refusal.notFound("COUNT_NOT_FOUND", "There is no count task " + id + "."));
    }

    /** What this person counts now. */
    Optional<CountTask> heldBy(String person) {
        return jdbc.sql(TASK + "JOIN count_round r ON r.count_task_id = t.count_task_id AND r.round = t.round WHERE t.state = 'COUNTING' AND r.counter = :person ORDER BY t.count_task_id LIMIT 1")
            .param("person", person).query((rs, n) -> task(rs)).optional();
    }

    /** The next bin in walking order that waits and that this person has not counted before; held until the commit, skipping what others take. @param bin or any, if empty */
    Optional<CountTask> next(String warehouse, String bin, String person) {
        return jdbc.sql(TASK + """
                WHERE t.state = 'WAITING' AND t.warehouse_code = :warehouse AND (:bin = '' OR t.bin_code = :bin)
                  AND NOT EXISTS (SELECT 1 FROM count_round r WHERE r.count_task_id = t.count_task_id AND r.counter = :person)
                ORDER BY t.bin_code, t.count_task_id LIMIT 1 FOR UPDATE SKIP LOCKED
                """).param("warehouse", warehouse).param("bin", bin).param("person", person).query((rs, n) -> task(rs)).optional();
    }

    void state(long id, State state, int round, long valueMinor) {
        boolean closed = state == State.BOOKED || state == State.DISMISSED || state == State.CANCELLED;
        jdbc.sql("UPDATE count_task SET state = :state, round = :round, value_minor = :value, closed_at = :closed WHERE count_task_id = :id")
            .param("state", state.name()).param("round", round).param("value", valueMinor).param("closed", closed ? now() : null).param("id", id).update();
    }

    void openRound(CountTask task) {
        jdbc.sql("INSERT INTO count_round (count_task_id, round, counter, opened_at, finished_at) VALUES (:task, :round, :counter, :now, NULL)")
            .param("task", task.id()).param("round", task.round()).param("counter", Actor.current()).param("now", now()).update();
    }

    void finishRound(CountTask task) {
        jdbc.sql("UPDATE count_round SET finished_at = :now WHERE count_task_id = :task AND round = :round").param("now", now()).param("task", task.id()).param("round", task.round()).update();
    }

    /** The counter walks away: nothing of the round stays. */
    void dropRound(CountTask task) {
        for (var table : List.of("count_round", "count_line")) {
            jdbc.sql("DELETE FROM " + table + " WHERE count_task_id = :task AND round = :round").param("task", task.id()).param("round", task.round()).update();
        }
    }

    List<Round> rounds(long task) {
        return jdbc.sql("SELECT round, counter, opened_at, finished_at FROM count_round WHERE count_task_id = :task ORDER BY round").param("task", task)
            .query((rs, n) -> new Round(rs.getInt(1), rs.getString(2), at(rs, 3), at(rs, 4))).list();
    }

    List<CountLine> lines(long task) {
        return jdbc.sql("SELECT count_line_id, round, sku, lot_no, snapshot, moved, counted FROM count_line WHERE count_task_id = :task ORDER BY round, sku, lot_no").param("task", task)
            .query((rs, n) -> line(rs)).list();
    }

    /** Adds the lines, or says anew what was counted of them and when. */
    void write(CountTask task, List<CountLine> lines) {
        batch.batchUpdate("""
            INSERT INTO count_line (count_line_id, count_task_id, round, sku, lot_no, snapshot, moved, counted, counted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE moved = VALUES(moved), counted = VALUES(counted), counted_at = VALUES(counted_at)""",
            lines.stream().map(l -> new Object[] {l.id(), task.id(), l.round(), l.sku(), l.lot(), l.snapshot(), l.moved(), l.counted(), l.counted() == null ? null : now()}).toList());
    }

    List<CountTask> ofPlan(long plan) {
        return jdbc.sql(TASK + "WHERE t.count_plan_id = :plan ORDER BY t.bin_code LIMIT " + LIST_LIMIT).param("plan", plan).query((rs, n) -> task(rs)).list();
    }

    /** A line of a round that is finished. */
    record Finished(long task, CountLine line) { }

    List<Finished> finishedLines(long plan) {
        return jdbc.sql("""
                SELECT l.count_line_id, l.round, l.sku, l.lot_no, l.snapshot, l.moved, l.counted, l.count_task_id FROM count_line l
                  JOIN count_task t ON t.count_task_id = l.count_task_id
                  JOIN count_round r ON r.count_task_id = l.count_task_id AND r.round = l.round AND r.finished_at IS NOT NULL
                 WHERE t.count_plan_id = :plan ORDER BY l.count_task_id, l.sku, l.lot_no, l.round
                """).param("plan", plan).query((rs, n) -> new Finished(rs.getLong(8), line(rs))).list();
    }

    /** Who counted, in the order of the rounds, by task. */
    Map<Long, List<String>> counters(long plan) {
        return jdbc.sql("SELECT r.count_task_id, r.counter FROM count_round r JOIN count_task t ON t.count_task_id = r.count_task_id WHERE t.count_plan_id = :plan ORDER BY r.count_task_id, r.round")
            .param("plan", plan).query((rs, n) -> Map.entry(rs.getLong(1), rs.getString(2))).list().stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static CountLine line(ResultSet rs) throws SQLException {
        return new CountLine(rs.getLong(1), rs.getInt(2), rs.getString(3), rs.getString(4), rs.getInt(5), rs.getInt(6), rs.getObject(7, Integer.class));
    }

    private static CountTask task(ResultSet rs) throws SQLException {
        return new CountTask(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getString(4), State.valueOf(rs.getString(5)), rs.getInt(6), rs.getLong(7));
    }

    private static Instant at(ResultSet rs, int column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
