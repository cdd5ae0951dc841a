package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.order.RejectReason;
import dev.wharf.process.Actor;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names warehouse_rejection. */
@Repository
class JdbcRejections {
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcRejections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Rejection rejection) {
        jdbc.sql("""
                INSERT INTO warehouse_rejection (warehouse_rejection_id, fulfillment_id, warehouse_code, reason, sku, quantity, note, rejected_by, rejected_at)
                VALUES (:id, :fulfillment, :warehouse, :reason, :sku, :quantity, :note, :by, :at)
                """).param("id", rejection.id()).param("fulfillment", rejection.fulfillment().value()).param("warehouse", rejection.warehouse())
            .param("reason", rejection.reason().name()).param("sku", rejection.sku()).param("quantity", rejection.quantity()).param("note", rejection.note())
            .param("by", Actor.current()).param("at", SqlTime.text(Instant.now(clock))).update();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException if nobody rejected it: a fault of ours */
    Rejection newest(FulfillmentId id) {
        return jdbc.sql("""
                SELECT warehouse_rejection_id, warehouse_code, reason, sku, quantity, note FROM warehouse_rejection
                 WHERE fulfillment_id = :id ORDER BY warehouse_rejection_id DESC LIMIT 1
                """).param("id", id.value())
            .query((rs, n) -> new Rejection(rs.getLong(1), id, rs.getString(2), RejectReason.valueOf(rs.getString(3)), rs.getString(4), rs.getInt(5), rs.getString(6))).single();
    }
}
