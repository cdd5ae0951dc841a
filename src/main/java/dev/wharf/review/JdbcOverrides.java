package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.order.Fingerprint;
import dev.wharf.process.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes review_override. It is asked for held orders only, which are few. */
@Repository
class JdbcOverrides implements Overrides {
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcOverrides(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Given> find(String rule, String subject, String outcome) {
        return jdbc.sql("SELECT reason, given_by FROM review_override WHERE rule_code = :rule AND subject = :subject AND outcome = :outcome")
            .param("rule", rule).param("subject", Fingerprint.of(subject)).param("outcome", outcome)
            .query((rs, n) -> new Given(rs.getString(1), rs.getString(2))).optional();
    }

    @Override
    public void give(FulfillmentId id, String rule, String subject, String outcome, String reason) {
        jdbc.sql("""
                INSERT INTO review_override (rule_code, subject, outcome, fulfillment_id, reason, given_by, given_at)
                VALUES (:rule, :subject, :outcome, :id, :reason, :by, :at)
                ON DUPLICATE KEY UPDATE reason = reason
                """)
            .param("rule", rule).param("subject", Fingerprint.of(subject)).param("outcome", outcome).param("id", id.value())
            .param("reason", reason).param("by", Actor.current()).param("at", SqlTime.text(Instant.now(clock))).update();
    }
}
