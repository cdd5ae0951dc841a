package dev.wharf.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.overview.StockProof.Proof;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the checks of the last month found. */
@Repository
class StockChecks {
    private static final Duration KEPT = Duration.ofDays(31);

    /** One run. */
    record Check(Instant checkedAt, int tookMs, int breaches, String askedBy) { }

    private final JdbcClient jdbc;
    private final Ids ids;
    private final ObjectMapper json;

    StockChecks(JdbcClient jdbc, Ids ids, ObjectMapper json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.json = json;
    }

    void keep(Proof proof, long tookMs, String askedBy) {
        jdbc.sql("INSERT INTO stock_check (stock_check_id, checked_at, took_ms, breaches, asked_by, result) VALUES (:id, :at, :took, :breaches, :by, :result)")
            .param("id", ids.next()).param("at", SqlTime.text(proof.checkedAt())).param("took", tookMs).param("breaches", proof.breaches().size())
            .param("by", askedBy).param("result", write(proof)).update();
        jdbc.sql("DELETE FROM stock_check WHERE checked_at < :before").param("before", SqlTime.text(proof.checkedAt().minus(KEPT))).update();
    }

    /** Newest first. */
    List<Check> latest(int limit) {
        return jdbc.sql("SELECT checked_at, took_ms, breaches, asked_by FROM stock_check ORDER BY checked_at DESC, stock_check_id DESC LIMIT :limit").param("limit", limit)
            .query((rs, n) -> new Check(SqlTime.instant(rs.getObject(1, LocalDateTime.class)), rs.getInt(2), rs.getInt(3), rs.getString(4))).list();
    }

    /** What the last one said; empty before the first. */
    Optional<Proof> last() {
        return jdbc.sql("SELECT result FROM stock_check ORDER BY checked_at DESC, stock_check_id DESC LIMIT 1").query(String.class).optional().map(this::read);
    }

    private String write(Proof proof) {
        try {
            return json.writeValueAsString(proof);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The result of a check cannot be written", e);
        }
    }

    private Proof read(String result) {
        try {
            return json.readValue(result, Proof.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The result of a check cannot be read", e);
        }
    }
}
