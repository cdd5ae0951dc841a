package dev.wharf.review.bulk;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import dev.wharf.review.bulk.BulkRun.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names bulk_run and bulk_item. */
@Repository
class BulkRunStore {
    private static final String RUN = """
        SELECT bulk_run_id, action, hold_code, reason, warehouse_code, state, total, started_by, started_groups, started_at, finished_at FROM bulk_run
        """;
    private static final String ITEM = "SELECT position, fulfillment_id, outcome, stage, holds, reason_zh, reason_en, done_at FROM bulk_item ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    BulkRunStore(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** A run that was started before with this key. */
    record Known(long id, byte[] requestHash) { }

    Optional<Known> known(String startedBy, String key) {
        return jdbc.sql("SELECT bulk_run_id, request_hash FROM bulk_run WHERE started_by = :by AND idempotency_key = :key").param("by", startedBy).param("key", key)
            .query((rs, n) -> new Known(rs.getLong(1), rs.getBytes(2))).optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the same person starts one with the same key at the same moment */
    void add(BulkRun run, String key, byte[] requestHash, List<FulfillmentId> orders) {
        var r = run.request();
        jdbc.sql("""
                INSERT INTO bulk_run (bulk_run_id, idempotency_key, request_hash, action, hold_code, reason, warehouse_code, state, total, started_by, started_groups,
                                      started_at, finished_at, leased_by, leased_until)
                VALUES (:id, :key, :hash, :action, :hold, :reason, :warehouse, :state, :total, :by, :groups, :at, NULL, '', NULL)
                """).param("id", run.id()).param("key", key).param("hash", requestHash).param("action", r.action()).param("hold", r.hold()).param("reason", r.reason())
            .param("warehouse", r.warehouse()).param("state", run.state().name()).param("total", run.total()).param("by", run.startedBy())
            .param("groups", String.join(",", run.groups())).param("at", SqlTime.text(run.started())).update();
        batch.batchUpdate("INSERT INTO bulk_item (bulk_run_id, position, fulfillment_id, outcome, stage, holds, reason_zh, reason_en) VALUES (?, ?, ?, 'PENDING', '', '', '', '')",
            IntStream.range(0, orders.size()).mapToObj(i -> new Object[] {run.id(), i + 1, orders.get(i).value()}).toList());
    }

    BulkRun get(long id) {
        var counts = jdbc.sql("SELECT outcome, COUNT(*) FROM bulk_item WHERE bulk_run_id = :id GROUP BY outcome").param("id", id)
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getInt(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return jdbc.sql(RUN + "WHERE bulk_run_id = :id").param("id", id).query((rs, n) -> read(rs, counts)).optional()
            .orElseThrow(() -> Refusal.notFound("BULK_RUN_NOT_FOUND", "There is no bulk run with this number."));
    }

    /** Newest first. */
    List<BulkRun> latest(int most) {
        return jdbc.sql(RUN + "ORDER BY bulk_run_id DESC LIMIT :most").param("most", most).query((rs, n) -> read(rs, Map.of())).list();
    }

    /** Items after this position. @param outcome only these; empty for all */
    List<BulkItem> items(long run, String outcome, int after, int most) {
        return jdbc.sql(ITEM + "WHERE bulk_run_id = :run AND position > :after" + (outcome.isEmpty() ? "" : " AND outcome = :outcome") + " ORDER BY position LIMIT :most")
            .param("run", run).param("after", after).param("outcome", outcome).param("most", most).query((rs, n) -> item(rs)).list();
    }

    /** Takes the oldest run that nobody works on, for a while. Of two nodes one gets it. */
    Optional<BulkRun> lease(String node, Duration lease) {
        var now = Instant.now(clock);
        var free = jdbc.sql("SELECT bulk_run_id FROM bulk_run WHERE state = 'RUNNING' AND (leased_until IS NULL OR leased_until < :now OR leased_by = :node) ORDER BY bulk_run_id LIMIT 1")
            .param("now", SqlTime.text(now)).param("node", node).query(Long.class).optional();
        return free.filter(id -> jdbc.sql("""
                UPDATE bulk_run SET leased_by = :node, leased_until = :until
                 WHERE bulk_run_id = :id AND state = 'RUNNING' AND (leased_until IS NULL OR leased_until < :now OR leased_by = :node)
                """).param("node", node).param("until", SqlTime.text(now.plus(lease))).param("now", SqlTime.text(now)).param("id", id).update() == 1).map(this::get);
    }

    /** @return false if it was stopped, or another node has it */
    boolean renew(long id, String node, Duration lease) {
        return jdbc.sql("UPDATE bulk_run SET leased_until = :until WHERE bulk_run_id = :id AND state = 'RUNNING' AND leased_by = :node")
            .param("until", SqlTime.text(Instant.now(clock).plus(lease))).param("id", id).param("node", node).update() == 1;
    }

    void giveBack(String node) {
        jdbc.sql("UPDATE bulk_run SET leased_by = '', leased_until = NULL WHERE state = 'RUNNING' AND leased_by = :node").param("node", node).update();
    }

    /** Only a run that is under way ends. @return false if it had ended before */
    boolean end(long id, State state) {
        return jdbc.sql("UPDATE bulk_run SET state = :state, finished_at = :at, leased_by = '', leased_until = NULL WHERE bulk_run_id = :id AND state = 'RUNNING'")
            .param("state", state.name()).param("at", SqlTime.text(Instant.now(clock))).param("id", id).update() == 1;
    }

    /** Locks those of the items that nobody has done yet, until the commit. */
    Set<Integer> lockPending(long run, List<BulkItem> items) {
        return Set.copyOf(jdbc.sql("SELECT position FROM bulk_item WHERE bulk_run_id = :run AND position IN (:positions) AND outcome = 'PENDING' ORDER BY position FOR UPDATE")
            .param("run", run).param("positions", items.stream().map(BulkItem::position).toList()).query(Integer.class).list());
    }

    /** Writes what became of them; one that was done meanwhile stays as it is. */
    void done(long run, Map<Integer, Moved> moved) {
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("UPDATE bulk_item SET outcome = ?, stage = ?, holds = ?, reason_zh = ?, reason_en = ?, done_at = ? WHERE bulk_run_id = ? AND position = ? AND outcome = 'PENDING'",
            moved.entrySet().stream().map(e -> {
                var m = e.getValue();
                return new Object[] {m.outcome().name(), m.stage() == null ? "" : m.stage().name(), String.join(",", m.holds()), m.reason().zh(), m.reason().en(), now, run, e.getKey()};
            }).toList());
    }

    private static BulkRun read(ResultSet rs, Map<String, Integer> counts) throws SQLException {
        return new BulkRun(rs.getLong("bulk_run_id"),
            new BulkRequest(rs.getString("action"), rs.getString("hold_code"), "", "", 0, List.of(), rs.getString("reason"), rs.getString("warehouse_code")),
            State.valueOf(rs.getString("state")), rs.getInt("total"), rs.getString("started_by"), Set.copyOf(list(rs.getString("started_groups"))),
            at(rs, "started_at"), at(rs, "finished_at"), counts);
    }

    private static BulkItem item(ResultSet rs) throws SQLException {
        return new BulkItem(rs.getInt("position"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getString("outcome"), rs.getString("stage"), list(rs.getString("holds")),
            new Text(rs.getString("reason_zh"), rs.getString("reason_en")), at(rs, "done_at"));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
