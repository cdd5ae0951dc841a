package dev.wharf.stockkeeping.count;

import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The plans, newest first, and how far each is. */
@Repository
class JdbcCountPlans {
    private static final String PLAN = """
        SELECT p.count_plan_id, p.warehouse_code, p.choice, p.note, p.created_by, p.created_at, COUNT(t.count_task_id), COALESCE(SUM(t.closed_at IS NULL AND t.count_task_id IS NOT NULL), 0),
               COALESCE(SUM(t.value_minor), 0)
          FROM count_plan p LEFT JOIN count_task t ON t.count_plan_id = p.count_plan_id
        """;
    private static final String GROUPED = " GROUP BY p.count_plan_id, p.warehouse_code, p.choice, p.note, p.created_by, p.created_at ORDER BY p.count_plan_id DESC ";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcCountPlans(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(long id, String key, String warehouse, String choice, String note) {
        jdbc.sql("INSERT INTO count_plan (count_plan_id, plan_key, warehouse_code, choice, note, created_by, created_at) VALUES (:id, :key, :warehouse, :choice, :note, :who, :now)")
            .param("id", id).param("key", key).param("warehouse", warehouse).param("choice", choice).param("note", note).param("who", Actor.current())
            .param("now", SqlTime.text(Instant.now(clock))).update();
    }

    Optional<Long> ofKey(String key) {
        return jdbc.sql("SELECT count_plan_id FROM count_plan WHERE plan_key = :key").param("key", key).query(Long.class).optional();
    }

    CountPlan get(long id) {
        return jdbc.sql(PLAN + "WHERE p.count_plan_id = :id" + GROUPED).param("id", id).query((rs, n) -> plan(rs)).optional()
            .orElseThrow(() -> Refusal.notFound("COUNT_PLAN_NOT_FOUND", "There is no count plan " + id + "."));
    }

    /** @param before only plans older than this one; {@code Long.MAX_VALUE} for the newest */
    List<CountPlan> list(long before, int limit) {
        return jdbc.sql(PLAN + "WHERE p.count_plan_id < :before" + GROUPED + "LIMIT :limit").param("before", before).param("limit", limit).query((rs, n) -> plan(rs)).list();
    }

    private static CountPlan plan(ResultSet rs) throws SQLException {
        return new CountPlan(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5), SqlTime.instant(rs.getObject(6, LocalDateTime.class)), rs.getInt(7),
            rs.getInt(8), rs.getLong(9));
    }
}
