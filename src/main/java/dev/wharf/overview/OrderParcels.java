package dev.wharf.overview;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the parcels of an order with what is in each, voided ones too; writes nothing. */
@Component
class OrderParcels {
    private record Unit(long parcel, String sku) { }

    private final JdbcClient jdbc;

    OrderParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order they were packed. */
    List<OrderView.Parcel> of(FulfillmentId id) {
        var contents = contents(id);
        return jdbc.sql("""
                SELECT p.parcel_id, p.carrier_code, COALESCE(p.tracking_number, '') AS tracking_number, p.weight_g, p.state, p.packed_at, p.handed_over_at, COALESCE(t.state, '') AS delivery,
                       t.delivered_at, p.box_code, p.box_cost_minor, COALESCE(w.estimated_minor, -1) AS carriage_minor
                  FROM parcel p LEFT JOIN parcel_tracking t ON t.parcel_id = p.parcel_id
                  LEFT JOIN waybill w ON w.parcel_id = p.parcel_id AND w.live_mark = 1 WHERE p.fulfillment_id = :id ORDER BY p.parcel_id
                """).param("id", id.value())
            .query((rs, n) -> new OrderView.Parcel(rs.getLong("parcel_id"), rs.getString("carrier_code"), rs.getString("tracking_number"), rs.getInt("weight_g"), rs.getString("state"),
                at(rs, "packed_at"), at(rs, "handed_over_at"), rs.getString("delivery"), at(rs, "delivered_at"), contents.getOrDefault(rs.getLong("parcel_id"), List.of()),
                rs.getString("box_code"), rs.getLong("box_cost_minor"), rs.getLong("carriage_minor"))).list();
    }

    private Map<Long, List<OrderView.Content>> contents(FulfillmentId id) {
        var serials = jdbc.sql("SELECT s.parcel_id, s.sku, s.serial_no FROM parcel p JOIN parcel_serial s ON s.parcel_id = p.parcel_id WHERE p.fulfillment_id = :id ORDER BY s.serial_no")
            .param("id", id.value()).query((rs, n) -> Map.entry(new Unit(rs.getLong(1), rs.getString(2)), rs.getString(3))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return jdbc.sql("""
                SELECT c.parcel_id, c.sku, COALESCE(d.name, '') AS name, SUM(c.quantity) FROM parcel p JOIN parcel_line c ON c.parcel_id = p.parcel_id LEFT JOIN product d ON d.sku = c.sku
                 WHERE p.fulfillment_id = :id GROUP BY c.parcel_id, c.sku, d.name ORDER BY c.parcel_id, MIN(c.fulfillment_line_id)
                """).param("id", id.value())
            .query((rs, n) -> Map.entry(rs.getLong(1), new OrderView.Content(rs.getString(2), rs.getString(3), rs.getInt(4), serials.getOrDefault(new Unit(rs.getLong(1), rs.getString(2)), List.of()))))
            .list().stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
