package dev.wharf.shipping.load;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.parcel.Parcel;
import dev.wharf.shipping.load.Load.Extra;
import dev.wharf.shipping.load.Load.Loaded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Loads and what is on them. The only class whose SQL names handover_load and its parcels and extras. */
@Repository
class Loads {
    private static final String COLUMNS = "load_id, carrier_code, warehouse_code, opened_at, opened_by, closed_at, closed_by, driver, vehicle";
    private static final int LAST = 20;

    private final JdbcClient jdbc;

    Loads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens it, unless the warehouse has an open one of this carrier; of two that open at once, one does. */
    void open(long id, String carrier, String warehouse, String by, Instant at) {
        jdbc.sql("""
                INSERT INTO handover_load (load_id, carrier_code, warehouse_code, opened_at, opened_by, closed_by, driver, vehicle, open_key)
                VALUES (:id, :carrier, :warehouse, :at, :by, '', '', '', :key)
                ON DUPLICATE KEY UPDATE load_id = load_id
                """).param("id", id).param("carrier", carrier).param("warehouse", warehouse).param("at", SqlTime.text(at)).param("by", by).param("key", key(carrier, warehouse)).update();
    }

    Optional<Load> openOf(String carrier, String warehouse) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM handover_load WHERE open_key = :key").param("key", key(carrier, warehouse)).query((rs, n) -> load(rs)).optional();
    }

    /** The open ones, then those closed last. */
    List<Load> latest() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM handover_load ORDER BY closed_at IS NOT NULL, closed_at DESC, load_id DESC LIMIT " + LAST).query((rs, n) -> load(rs)).list();
    }

    Load get(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM handover_load WHERE load_id = :id").param("id", id).query((rs, n) -> load(rs)).optional().orElseThrow(Load::unknown);
    }

    /** Held until the commit: of a scan and the closing at the same moment, the second sees the first. */
    Load held(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM handover_load WHERE load_id = :id FOR UPDATE").param("id", id).query((rs, n) -> load(rs)).optional().orElseThrow(Load::unknown);
    }

    void close(long id, String driver, String vehicle, String by, Instant at) {
        jdbc.sql("UPDATE handover_load SET closed_at = :at, closed_by = :by, driver = :driver, vehicle = :vehicle, open_key = NULL WHERE load_id = :id")
            .param("at", SqlTime.text(at)).param("by", by).param("driver", driver).param("vehicle", vehicle).param("id", id).update();
    }

    /** In the order they were put on. */
    List<Loaded> parcels(long id) {
        return jdbc.sql("SELECT parcel_id, fulfillment_id, tracking_number, weight_g, loaded_at FROM handover_load_parcel WHERE load_id = :id ORDER BY loaded_at, parcel_id").param("id", id)
            .query((rs, n) -> new Loaded(rs.getLong(1), new FulfillmentId(rs.getLong(2)), rs.getString(3), rs.getInt(4), instant(rs, 5))).list();
    }

    int count(long id) {
        return jdbc.sql("SELECT COUNT(*) FROM handover_load_parcel WHERE load_id = :id").param("id", id).query(Integer.class).single();
    }

    /** The load that this parcel is on. */
    Optional<Long> loadOf(long parcel) {
        return jdbc.sql("SELECT load_id FROM handover_load_parcel WHERE parcel_id = :parcel").param("parcel", parcel).query(Long.class).optional();
    }

    /** Takes it off the list of what must not go, too. */
    void add(long id, Parcel parcel, String by, Instant at) {
        jdbc.sql("""
                INSERT INTO handover_load_parcel (parcel_id, load_id, fulfillment_id, tracking_number, weight_g, loaded_at, loaded_by)
                VALUES (:parcel, :id, :fulfillment, :number, :weight, :at, :by)
                """).param("parcel", parcel.id()).param("id", id).param("fulfillment", parcel.fulfillment().value()).param("number", parcel.trackingNumber())
            .param("weight", parcel.weightG()).param("at", SqlTime.text(at)).param("by", by).update();
        dropExtra(id, parcel.trackingNumber());
    }

    /** @return the parcel that was taken off, if one with this number was on it */
    Optional<Loaded> remove(long id, String trackingNumber) {
        var found = parcels(id).stream().filter(p -> p.trackingNumber().equals(trackingNumber)).findFirst();
        found.ifPresent(p -> jdbc.sql("DELETE FROM handover_load_parcel WHERE parcel_id = :parcel AND load_id = :id").param("parcel", p.parcelId()).param("id", id).update());
        dropExtra(id, trackingNumber);
        return found;
    }

    private void dropExtra(long id, String trackingNumber) {
        jdbc.sql("DELETE FROM handover_load_extra WHERE load_id = :id AND tracking_number = :number").param("id", id).param("number", trackingNumber).update();
    }

    void addExtra(long id, String trackingNumber, String code, String by, Instant at) {
        jdbc.sql("""
                INSERT INTO handover_load_extra (load_id, tracking_number, code, scanned_at, scanned_by) VALUES (:id, :number, :code, :at, :by)
                ON DUPLICATE KEY UPDATE code = VALUES(code), scanned_at = VALUES(scanned_at), scanned_by = VALUES(scanned_by)
                """).param("id", id).param("number", trackingNumber).param("code", code).param("at", SqlTime.text(at)).param("by", by).update();
    }

    /** The latest first. */
    List<Extra> extras(long id) {
        return jdbc.sql("SELECT tracking_number, code, scanned_at FROM handover_load_extra WHERE load_id = :id ORDER BY scanned_at DESC").param("id", id)
            .query((rs, n) -> new Extra(rs.getString(1), rs.getString(2), instant(rs, 3))).list();
    }

    private static String key(String carrier, String warehouse) {
        return warehouse + "|" + carrier;
    }

    private static Load load(ResultSet rs) throws SQLException {
        return new Load(rs.getLong(1), rs.getString(2), rs.getString(3), instant(rs, 4), rs.getString(5), instant(rs, 6), rs.getString(7), rs.getString(8), rs.getString(9));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
