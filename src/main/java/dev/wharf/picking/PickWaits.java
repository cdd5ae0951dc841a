package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes pick_wait. */
@Repository
class PickWaits {
    private static final String WAIT = "SELECT fulfillment_id, warehouse_code, bin_code, sku, units, ship_by FROM pick_wait ";

    private final JdbcClient jdbc;
    private final Clock clock;

    PickWaits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(WaitingPicks.Wait wait) {
        jdbc.sql("""
                INSERT INTO pick_wait (fulfillment_id, warehouse_code, bin_code, sku, units, ship_by, since) VALUES (:id, :warehouse, :bin, :sku, :units, :shipBy, :now)
                """).param("id", wait.order().value()).param("warehouse", wait.warehouse()).param("bin", wait.bin()).param("sku", wait.sku()).param("units", wait.units())
            .param("shipBy", SqlTime.text(wait.shipBy())).param("now", SqlTime.text(Instant.now(clock))).update();
    }

    void end(Collection<FulfillmentId> ids) {
        if (!ids.isEmpty()) jdbc.sql("DELETE FROM pick_wait WHERE fulfillment_id IN (:ids)").param("ids", ids.stream().map(FulfillmentId::value).sorted().toList()).update();
    }

    /** The most urgent first, held until the commit. */
    List<WaitingPicks.Wait> held(String warehouse, String sku) {
        return jdbc.sql(WAIT + "WHERE warehouse_code = :warehouse AND sku = :sku ORDER BY ship_by, fulfillment_id FOR UPDATE").param("warehouse", warehouse).param("sku", sku)
            .query((rs, n) -> read(rs)).list();
    }

    List<WaitingPicks.Wait> in(String warehouse) {
        return jdbc.sql(WAIT + "WHERE warehouse_code = :warehouse ORDER BY sku, ship_by, fulfillment_id").param("warehouse", warehouse).query((rs, n) -> read(rs)).list();
    }

    Set<FulfillmentId> of(Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return Set.of();
        return jdbc.sql("SELECT fulfillment_id FROM pick_wait WHERE fulfillment_id IN (:ids)").param("ids", ids.stream().map(FulfillmentId::value).toList())
            .query(Long.class).stream().map(FulfillmentId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static WaitingPicks.Wait read(ResultSet rs) throws SQLException {
        return new WaitingPicks.Wait(new FulfillmentId(rs.getLong(1)), rs.getString(2), rs.getString(3), rs.getString(4), rs.getInt(5),
            SqlTime.instant(rs.getObject(6, LocalDateTime.class)));
    }
}
