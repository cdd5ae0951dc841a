package dev.wharf.scan;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.List;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes scan and scan_share. */
@Repository
class JdbcScans implements Scans {
    private static final String SCAN = "SELECT kind, fulfillment_id, task_id, barcode, sku, bin_code, quantity, result, note_zh, note_en, person, client_key, source FROM scan ";
    private static final int KEY_LENGTH = 64;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;

    JdbcScans(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<Scan> answered(Scan.Kind kind, long taskId, String clientKey) {
        var known = known(clientKey);
        if (known.isPresent() && (known.get().kind() != kind || known.get().taskId() != taskId)) throw taken();
        return known;
    }

    @Override
    public Optional<Scan> known(String clientKey) {
        if (clientKey == null || clientKey.isBlank() || clientKey.length() > KEY_LENGTH) {
            throw Refusal.invalid("CLIENT_KEY_INVALID", "clientKey", "clientKey has 1 to 64 characters and is new for each scan.");
        }
        return jdbc.sql(SCAN + "WHERE client_key = :key").param("key", clientKey).query((rs, n) -> read(rs)).optional();
    }

    @Override
    public void write(Scan scan) {
        write(ids.next(), scan);
    }

    @Override
    public void write(Scan scan, Map<FulfillmentId, Integer> shares) {
        long id = ids.next();
        write(id, scan);
        if (shares.size() < 2) return;
        batch.batchUpdate("INSERT INTO scan_share (scan_id, fulfillment_id, quantity) VALUES (?, ?, ?)",
            shares.entrySet().stream().map(share -> new Object[] {id, share.getKey().value(), share.getValue()}).toList());
    }

    private void write(long id, Scan scan) {
        try {
            jdbc.sql("""
                    INSERT INTO scan (scan_id, kind, fulfillment_id, task_id, barcode, sku, bin_code, quantity, result, note_zh, note_en, person,
                                      scanned_at, client_key, source)
                    VALUES (:id, :kind, :fulfillment, :task, :barcode, :sku, :bin, :quantity, :result, :zh, :en, :person, :at, :key, :source)
                    """)
                .param("id", id).param("kind", scan.kind().name()).param("fulfillment", scan.fulfillment().value())
                .param("task", scan.taskId()).param("barcode", Scans.cut(scan.barcode())).param("sku", scan.sku()).param("bin", Scans.cut(scan.bin()))
                .param("quantity", scan.quantity()).param("result", scan.result()).param("zh", scan.note().zh()).param("en", scan.note().en())
                .param("person", scan.person()).param("at", SqlTime.text(Instant.now(clock))).param("key", scan.clientKey())
                .param("source", scan.source().name()).update();
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    @Override
    public Map<Long, String> lastBins(Collection<FulfillmentId> ids, String result) {
        if (ids.isEmpty()) return Map.of();
        return jdbc.sql("""
                SELECT task_id, bin_code
                  FROM (SELECT task_id, bin_code, ROW_NUMBER() OVER (PARTITION BY task_id ORDER BY scanned_at DESC, scan_id DESC) AS latest FROM scan
                         WHERE fulfillment_id IN (:ids) AND kind = 'PICK' AND result = :result AND bin_code <> '') s
                 WHERE latest = 1
                """).param("ids", ids.stream().map(FulfillmentId::value).toList()).param("result", result)
            .query((rs, n) -> Map.entry(rs.getLong(1), rs.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Scan> since(Scan.Kind kind, long taskId, Instant after) {
        return jdbc.sql(SCAN + "WHERE task_id = :task AND kind = :kind AND scanned_at > :after ORDER BY scanned_at DESC, scan_id DESC")
            .param("task", taskId).param("kind", kind.name()).param("after", SqlTime.text(after)).query((rs, n) -> read(rs)).list();
    }

    @Override
    public Set<Long> scannedAfter(Scan.Kind kind, Collection<Long> tasks, Instant moment) {
        if (tasks.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql("SELECT DISTINCT task_id FROM scan WHERE task_id IN (:tasks) AND kind = :kind AND scanned_at > :moment")
            .param("tasks", tasks).param("kind", kind.name()).param("moment", SqlTime.text(moment)).query(Long.class).list());
    }

    private static Scan read(ResultSet rs) throws SQLException {
        return new Scan(Scan.Kind.valueOf(rs.getString(1)), new FulfillmentId(rs.getLong(2)), rs.getLong(3), rs.getString(4), rs.getString(5), rs.getString(6), rs.getInt(7), rs.getString(8),
            new Text(rs.getString(9), rs.getString(10)), rs.getString(11), rs.getString(12), Scan.Source.valueOf(rs.getString(13)));
    }

    private static Refusal taken() {
        return Refusal.conflict(KEY_TAKEN, "This clientKey belongs to a scan of another task.");
    }

    @Override
    public Set<FulfillmentId> pickedBy(String person, Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return Set.of();
        return jdbc.sql("""
                SELECT fulfillment_id FROM scan WHERE fulfillment_id IN (:ids) AND kind = 'PICK' AND quantity > 0 AND person = :person
                 UNION
                SELECT h.fulfillment_id FROM scan_share h JOIN scan s ON s.scan_id = h.scan_id WHERE h.fulfillment_id IN (:ids) AND s.kind = 'PICK' AND s.person = :person
                """)
            .param("ids", ids.stream().map(FulfillmentId::value).sorted().toList()).param("person", person).query(Long.class).stream().map(FulfillmentId::new)
            .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<Long, Set<String>> pickersOf(Collection<Long> tasks) {
        if (tasks.isEmpty()) return Map.of();
        return jdbc.sql("SELECT DISTINCT task_id, person FROM scan WHERE task_id IN (:tasks) AND kind = 'PICK' AND quantity > 0").param("tasks", tasks)
            .query((rs, n) -> Map.entry(rs.getLong(1), rs.getString(2))).list().stream()
            .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    @Override
    public Set<String> pickersOf(FulfillmentId id) {
        return Set.copyOf(jdbc.sql("""
                SELECT person FROM scan WHERE fulfillment_id = :id AND kind = 'PICK' AND quantity > 0
                 UNION
                SELECT s.person FROM scan_share h JOIN scan s ON s.scan_id = h.scan_id WHERE h.fulfillment_id = :id AND s.kind = 'PICK'
                """)
            .param("id", id.value()).query(String.class).list());
    }
}
