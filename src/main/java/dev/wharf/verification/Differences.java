package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names verification_difference, save for its pictures in package {@code photo}. */
@Repository
class Differences {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Differences(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    void add(Verification count, DifferenceReport report) {
        jdbc.sql("""
                INSERT INTO verification_difference (verification_difference_id, verification_id, fulfillment_id, kind, sku, quantity, note, person, reported_at, instead_of, unit_no)
                VALUES (:id, :verification, :fulfillment, :kind, :sku, :quantity, :note, :person, :now, :insteadOf, :unit)
                """)
            .param("id", ids.next()).param("verification", count.id()).param("fulfillment", count.fulfillment().value()).param("kind", report.kind().name())
            .param("sku", report.sku()).param("quantity", report.quantity()).param("note", report.note()).param("person", Actor.current()).param("now", now())
            .param("insteadOf", report.insteadOf()).param("unit", report.unit()).update();
    }

    /** The newest one that nobody has settled. */
    Optional<Difference> open(FulfillmentId id) {
        return jdbc.sql("""
                SELECT verification_difference_id, verification_id, kind, sku, quantity, instead_of, unit_no FROM verification_difference
                 WHERE fulfillment_id = :id AND settled_at IS NULL ORDER BY verification_difference_id DESC LIMIT 1
                """).param("id", id.value())
            .query((rs, n) -> new Difference(rs.getLong(1), rs.getLong(2), id, DifferenceKind.valueOf(rs.getString(3)), rs.getString(4), rs.getInt(5), rs.getString(6), rs.getString(7)))
            .optional();
    }

    /** Notes the way out of all that is open: one decision answers the reports before it too. */
    void settle(FulfillmentId id, WayOut way) {
        jdbc.sql("UPDATE verification_difference SET settled_at = :now, way_out = :way WHERE fulfillment_id = :id AND settled_at IS NULL")
            .param("now", now()).param("way", way.name()).param("id", id.value()).update();
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
