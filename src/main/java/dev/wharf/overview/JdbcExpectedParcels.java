package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.shipping.load.ExpectedParcels;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Begins with the orders that are at shipping, which are few beside all parcels there ever were. */
@Repository
class JdbcExpectedParcels implements ExpectedParcels {
    private static final String WAITING = """
          FROM fulfillment f JOIN parcel p ON p.fulfillment_id = f.fulfillment_id
         WHERE f.stage = 'SHIP' AND f.warehouse_code = :warehouse AND p.state = 'LABELLED' AND p.carrier_code = :carrier
           AND NOT EXISTS (SELECT 1 FROM handover_load_parcel l WHERE l.parcel_id = p.parcel_id)
        """;

    private final JdbcClient jdbc;

    JdbcExpectedParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Expected> waiting(String carrier, String warehouse, int atMost) {
        return jdbc.sql("SELECT p.tracking_number, p.fulfillment_id " + WAITING + " ORDER BY f.ship_by, p.parcel_id LIMIT :most").param("warehouse", warehouse).param("carrier", carrier)
            .param("most", atMost).query((rs, n) -> new Expected(rs.getString(1), new FulfillmentId(rs.getLong(2)))).list();
    }

    @Override
    public int count(String carrier, String warehouse) {
        return jdbc.sql("SELECT COUNT(*) " + WAITING).param("warehouse", warehouse).param("carrier", carrier).query(Integer.class).single();
    }
}
