package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.order.Fingerprint;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names finance_approval. */
@Repository
class JdbcFinanceApprovals implements FinanceApprovals {
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcFinanceApprovals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<String> of(FulfillmentId id, String subject) {
        return jdbc.sql("SELECT approved_by FROM finance_approval WHERE fulfillment_id = :id AND subject = :subject ORDER BY approved_by")
            .param("id", id.value()).param("subject", Fingerprint.of(subject)).query(String.class).list();
    }

    @Override
    public boolean give(FulfillmentId id, String subject, String person) {
        return jdbc.sql("""
                INSERT INTO finance_approval (fulfillment_id, subject, approved_by, approved_at) VALUES (:id, :subject, :person, :at)
                ON DUPLICATE KEY UPDATE approved_by = approved_by
                """)
            .param("id", id.value()).param("subject", Fingerprint.of(subject)).param("person", person).param("at", SqlTime.text(Instant.now(clock))).update() == 1;
    }
}
