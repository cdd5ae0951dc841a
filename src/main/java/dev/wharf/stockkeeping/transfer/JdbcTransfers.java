package dev.wharf.stockkeeping.transfer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import dev.wharf.stockkeeping.UnderWay;
import dev.wharf.stockkeeping.transfer.Transfer.Line;
import dev.wharf.stockkeeping.transfer.Transfer.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes the transfer tables. */
@Repository
class JdbcTransfers implements UnderWay {
    private static final String TRANSFER = "SELECT transfer_id, from_warehouse, to_warehouse, state, recalled, note, created_by, created_at, sent_at, due_at FROM transfer ";
    private static final String LINE = "SELECT transfer_id, sku, wanted, frozen, picked, sent, arrived, extra, lost FROM transfer_line ";

    /** What was taken from a bin, or arrived. @param bin empty if it is not known */
    record Scan(long id, Kind kind, String key, String sku, String bin, String lot, int units) {
        enum Kind { PICK, ARRIVAL }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    JdbcTransfers(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    Optional<Long> ofKey(String key) {
        return jdbc.sql("SELECT transfer_id FROM transfer WHERE transfer_key = :key").param("key", key).query(Long.class).optional();
    }

    void insert(Transfer transfer, String key) {
        jdbc.sql("""
                INSERT INTO transfer (transfer_id, transfer_key, from_warehouse, to_warehouse, state, recalled, note, created_by, created_at, sent_at, due_at, closed_at)
                VALUES (:id, :key, :from, :to, 'DRAFT', FALSE, :note, :who, :now, NULL, NULL, NULL)
                """).param("id", transfer.id()).param("key", key).param("from", transfer.from()).param("to", transfer.to()).param("note", transfer.note())
            .param("who", Actor.current()).param("now", now()).update();
        write(transfer);
    }

    /** The lines as they are now. */
    void write(Transfer transfer) {
        batch.batchUpdate("""
            INSERT INTO transfer_line (transfer_id, sku, wanted, frozen, picked, sent, arrived, extra, lost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE wanted = VALUES(wanted), frozen = VALUES(frozen), picked = VALUES(picked), sent = VALUES(sent), arrived = VALUES(arrived),
                extra = VALUES(extra), lost = VALUES(lost)""",
            transfer.lines().stream().map(l -> new Object[] {transfer.id(), l.sku(), l.wanted(), l.frozen(), l.picked(), l.sent(), l.arrived(), l.extra(), l.lost()}).toList());
    }

    void state(Transfer transfer, State state) {
        boolean closed = state == State.CLOSED || state == State.CANCELLED;
        jdbc.sql("UPDATE transfer SET state = :state, closed_at = :closed WHERE transfer_id = :id")
            .param("state", state.name()).param("closed", closed ? now() : null).param("id", transfer.id()).update();
    }

    void sent(Transfer transfer, Instant due) {
        jdbc.sql("UPDATE transfer SET state = 'SENT', sent_at = :now, due_at = :due WHERE transfer_id = :id").param("now", now()).param("due", SqlTime.text(due))
            .param("id", transfer.id()).update();
    }

    void due(Transfer transfer, Instant due) {
        jdbc.sql("UPDATE transfer SET state = 'SENT', due_at = :due WHERE transfer_id = :id").param("due", SqlTime.text(due)).param("id", transfer.id()).update();
    }

    void recalled(Transfer transfer) {
        jdbc.sql("UPDATE transfer SET recalled = TRUE, to_warehouse = from_warehouse WHERE transfer_id = :id").param("id", transfer.id()).update();
    }

    Transfer get(long id) {
        return one(id, "");
    }

    /** Holds the row until the commit, so that picks, sending, receipts and a cancel come one after the other. */
    Transfer lock(long id) {
        return one(id, " FOR UPDATE");
    }

    private Transfer one(long id, String suffix) {
        return jdbc.sql(TRANSFER + "WHERE transfer_id = :id" + suffix).param("id", id).query((rs, n) -> transfer(rs)).optional()
            .map(t -> t.with(jdbc.sql(LINE + "WHERE transfer_id = :id ORDER BY sku").param("id", id).query((rs, n) -> line(rs)).list()))
            .orElseThrow(() -> Refusal.notFound("TRANSFER_NOT_FOUND", "There is no transfer " + id + "."));
    }

    /** Newest first. @param before only older ones; {@code Long.MAX_VALUE} for the newest @param closed also what is closed or cancelled */
    List<Transfer> list(long before, boolean closed, int limit) {
        var found = jdbc.sql(TRANSFER + "WHERE transfer_id < :before AND (:closed OR state NOT IN ('CLOSED', 'CANCELLED')) ORDER BY transfer_id DESC LIMIT :limit")
            .param("before", before).param("closed", closed).param("limit", limit).query((rs, n) -> transfer(rs)).list();
        if (found.isEmpty()) return found;
        var lines = jdbc.sql(LINE + "WHERE transfer_id IN (:ids) ORDER BY sku").param("ids", found.stream().map(Transfer::id).toList())
            .query((rs, n) -> Map.entry(rs.getLong(1), line(rs))).list().stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return found.stream().map(t -> t.with(lines.getOrDefault(t.id(), List.of()))).toList();
    }

    /** True if this scan was taken before. */
    boolean known(long transfer, String key) {
        return jdbc.sql("SELECT COUNT(*) FROM transfer_scan WHERE transfer_id = :id AND scan_key = :key").param("id", transfer).param("key", key).query(Integer.class).single() > 0;
    }

    void insert(Transfer transfer, Scan scan) {
        jdbc.sql("""
                INSERT INTO transfer_scan (transfer_scan_id, transfer_id, kind, scan_key, sku, bin_code, lot_no, units, scanned_by, scanned_at)
                VALUES (:id, :transfer, :kind, :key, :sku, :bin, :lot, :units, :who, :now)
                """).param("id", scan.id()).param("transfer", transfer.id()).param("kind", scan.kind().name()).param("key", scan.key()).param("sku", scan.sku())
            .param("bin", scan.bin()).param("lot", scan.lot()).param("units", scan.units()).param("who", Actor.current()).param("now", now()).update();
    }

    List<Scan> picks(long transfer) {
        return jdbc.sql("SELECT transfer_scan_id, scan_key, sku, bin_code, lot_no, units FROM transfer_scan WHERE transfer_id = :id AND kind = 'PICK' ORDER BY transfer_scan_id")
            .param("id", transfer)
            .query((rs, n) -> new Scan(rs.getLong(1), Scan.Kind.PICK, rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getInt(6))).list();
    }

    @Override
    public int picked(String warehouse, String sku) {
        return jdbc.sql("""
                SELECT COALESCE(SUM(l.picked), 0) FROM transfer_line l JOIN transfer t ON t.transfer_id = l.transfer_id
                 WHERE l.sku = :sku AND t.from_warehouse = :warehouse AND t.state = 'PICKING'
                """).param("sku", sku).param("warehouse", warehouse).query(Integer.class).single();
    }

    private static Transfer transfer(ResultSet rs) throws SQLException {
        return new Transfer(rs.getLong(1), rs.getString(2), rs.getString(3), State.valueOf(rs.getString(4)), rs.getBoolean(5), rs.getString(6), rs.getString(7), at(rs, 8), at(rs, 9),
            at(rs, 10), List.of());
    }

    private static Line line(ResultSet rs) throws SQLException {
        return new Line(rs.getString(2), rs.getInt(3), rs.getInt(4), rs.getInt(5), rs.getInt(6), rs.getInt(7), rs.getInt(8), rs.getInt(9));
    }

    private static Instant at(ResultSet rs, int column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
