package dev.wharf.parcel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.FulfillmentId;
import dev.wharf.process.Lane;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which serials are in which of an order's several parcels. The only class whose SQL writes parcel_serial. */
@Repository
public class ParcelSerials {
    private record In(long parcel, FilledBox.Serial unit) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Lane.Writer<In> added = new Lane.Writer<>(62, "parcel_serial", this::insert);

    ParcelSerials(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Call inside a lane. */
    public void add(long parcel, List<FilledBox.Serial> units) {
        units.forEach(unit -> Lane.current().write(added, new In(parcel, unit)));
    }

    private void insert(List<In> rows) {
        batch.batchUpdate("INSERT INTO parcel_serial (parcel_id, sku, serial_no) VALUES (?, ?, ?)",
            rows.stream().map(r -> new Object[] {r.parcel(), r.unit().sku(), r.unit().serial()}).toList());
    }

    public Map<Long, List<FilledBox.Serial>> of(Collection<Long> parcels) {
        if (parcels.isEmpty()) return Map.of();
        return jdbc.sql("SELECT parcel_id, sku, serial_no FROM parcel_serial WHERE parcel_id IN (:ids) ORDER BY sku, serial_no").param("ids", parcels)
            .query((rs, n) -> new In(rs.getLong(1), new FilledBox.Serial(rs.getString(2), rs.getString(3)))).list().stream()
            .collect(groupingBy(In::parcel, mapping(In::unit, toList())));
    }

    /** Serials of a SKU that are in parcels of the order that are closed and not opened again. */
    public Set<String> packed(FulfillmentId order, String sku) {
        return jdbc.sql("""
                SELECT s.serial_no FROM parcel p JOIN parcel_serial s ON s.parcel_id = p.parcel_id WHERE p.fulfillment_id = :order AND p.state <> 'VOIDED' AND s.sku = :sku
                """).param("order", order.value()).param("sku", sku).query(String.class).set();
    }

    /** Whether the unit is in a parcel of the order that is closed and not opened again. */
    public boolean isPacked(FulfillmentId order, String sku, String serial) {
        return jdbc.sql("""
                SELECT COUNT(*) FROM parcel p JOIN parcel_serial s ON s.parcel_id = p.parcel_id
                 WHERE p.fulfillment_id = :order AND p.state <> 'VOIDED' AND s.sku = :sku AND s.serial_no = :serial
                """).param("order", order.value()).param("sku", sku).param("serial", serial).query(Integer.class).single() > 0;
    }
}
