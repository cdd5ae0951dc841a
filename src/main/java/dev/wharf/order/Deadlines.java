package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which fulfillments run out of time to ship. Each is escalated once; the row says so. Call inside a transaction. */
@Repository
public class Deadlines {
    private final JdbcClient jdbc;

    Deadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the most urgent ones that the carrier does not have yet and that nobody was told about. Rows that another node takes at the same
     * moment are passed over. The version stays: whoever works on the fulfillment is not disturbed.
     */
    public List<FulfillmentId> escalate(Instant shipBefore, Instant at, int most) {
        var due = jdbc.sql("""
                SELECT fulfillment_id FROM fulfillment
                 WHERE closed_at IS NULL AND escalated_at IS NULL AND ship_by < :before AND stage IN ('REVIEW', 'LOCK', 'PICK', 'VERIFY', 'SHIP')
                 ORDER BY ship_by LIMIT :most FOR UPDATE SKIP LOCKED
                """).param("before", SqlTime.text(shipBefore)).param("most", most).query(Long.class).list();
        if (due.isEmpty()) return List.of();
        jdbc.sql("UPDATE fulfillment SET escalated_at = :at WHERE fulfillment_id IN (:ids) AND escalated_at IS NULL").param("at", SqlTime.text(at)).param("ids", due).update();
        return due.stream().map(FulfillmentId::new).toList();
    }

    /** Those of these that were escalated. */
    public Set<FulfillmentId> escalated(Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE fulfillment_id IN (:ids) AND escalated_at IS NOT NULL")
            .param("ids", ids.stream().map(FulfillmentId::value).distinct().toList()).query((rs, n) -> new FulfillmentId(rs.getLong(1))).list());
    }
}
