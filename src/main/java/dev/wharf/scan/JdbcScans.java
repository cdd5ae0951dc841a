package dev.wharf.scan;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes scan. */
@Repository
class JdbcScans implements Scans {
    private static final int KEY_LENGTH = 64;
    private static final int CODE_LENGTH = 128;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    JdbcScans(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<Scan> answered(Scan.Kind kind, long taskId, String clientKey) {
        if (clientKey == null || clientKey.isBlank() || clientKey.length() > KEY_LENGTH) {
            throw Refusal.invalid("CLIENT_KEY_INVALID", "clientKey", "clientKey has 1 to 64 characters and is new for each scan.");
        }
        var known = jdbc.sql("""
                SELECT kind, fulfillment_id, task_id, barcode, sku, bin_code, quantity, result, note_zh, note_en, person, client_key
                  FROM scan WHERE client_key = :key
                """).param("key", clientKey)
            .query((rs, n) -> new Scan(Scan.Kind.valueOf(rs.getString(1)), new FulfillmentId(rs.getLong(2)), rs.getLong(3), rs.getString(4),
                rs.getString(5), rs.getString(6), rs.getInt(7), rs.getString(8), new Text(rs.getString(9), rs.getString(10)), rs.getString(11),
                rs.getString(12))).optional();
        if (known.isPresent() && (known.get().kind() != kind || known.get().taskId() != taskId)) throw taken();
        return known;
    }

    @Override
    public void write(Scan scan) {
        try {
            jdbc.sql("""
                    INSERT INTO scan (scan_id, kind, fulfillment_id, task_id, barcode, sku, bin_code, quantity, result, note_zh, note_en, person,
                                      scanned_at, client_key)
                    VALUES (:id, :kind, :fulfillment, :task, :barcode, :sku, :bin, :quantity, :result, :zh, :en, :person, :at, :key)
                    """)
                .param("id", ids.next()).param("kind", scan.kind().name()).param("fulfillment", scan.fulfillment().value())
                .param("task", scan.taskId()).param("barcode", cut(scan.barcode())).param("sku", scan.sku()).param("bin", cut(scan.bin()))
                .param("quantity", scan.quantity()).param("result", scan.result()).param("zh", scan.note().zh()).param("en", scan.note().en())
                .param("person", scan.person()).param("at", SqlTime.text(Instant.now(clock))).param("key", scan.clientKey()).update();
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

    private static Refusal taken() {
        return Refusal.conflict("CLIENT_KEY_TAKEN", "This clientKey belongs to a scan of another task.");
    }

    @Override
    public Set<String> pickersOf(FulfillmentId id) {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT person FROM scan WHERE fulfillment_id = :id AND kind = 'PICK' AND quantity > 0")
            .param("id", id.value()).query(String.class).list());
    }

    /** A scanner can read anything; the log keeps what fits. */
    private static String cut(String code) {
        return code.length() <= CODE_LENGTH ? code : code.substring(0, CODE_LENGTH);
    }
}
