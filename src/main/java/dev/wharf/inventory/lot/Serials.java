package dev.wharf.inventory.lot;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.lot.SerialUnit.State;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes serial_unit. Every change names the state it starts from; its row count is the answer. */
@Repository
public class Serials {
    /** @param key of the receipt, so that one sent twice brings its serials once */
    record Arrived(String sku, String serial, String warehouse, String key) { }

    private record Known(SerialUnit unit, String key) { }

    private static final String UNIT = "SELECT sku, serial_no, warehouse_code, state, fulfillment_id, counted_in, receipt_key FROM serial_unit ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final Lane.Writer<FulfillmentId> shipped = new Lane.Writer<>(54, "serial_unit", this::ship);

    Serials(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** Two makers may have given the same serial, so there may be several. */
    public List<SerialUnit> find(String serial) {
        return jdbc.sql(UNIT + "WHERE serial_no = :serial ORDER BY sku").param("serial", serial).query((rs, n) -> read(rs).unit()).list();
    }

    /**
     * Units come in: new ones, or ones that had left.
     *
     * @throws Refusal CONFLICT if one of them is in the house already
     */
    void arrive(List<Arrived> arrived) {
        if (arrived.isEmpty()) return;
        var known = new HashMap<List<String>, Known>();
        jdbc.sql(UNIT + "WHERE sku IN (:skus) AND serial_no IN (:serials) FOR UPDATE").param("skus", arrived.stream().map(Arrived::sku).distinct().toList())
            .param("serials", arrived.stream().map(Arrived::serial).distinct().toList()).query((rs, n) -> read(rs)).list()
            .forEach(k -> known.put(List.of(k.unit().sku(), k.unit().serial()), k));
        var rows = new ArrayList<Object[]>();
        for (var unit : arrived) {
            var before = known.get(List.of(unit.sku(), unit.serial()));
            if (before != null && before.key().equals(unit.key())) continue;
            if (before != null && before.unit().state().inHouse()) {
                throw Refusal.conflict("SERIAL_KNOWN", "Serial " + unit.serial() + " of SKU " + unit.sku() + " is in the house already, in " + before.unit().warehouse() + ".");
            }
            rows.add(new Object[] {unit.sku(), unit.serial(), unit.warehouse(), unit.key(), now()});
        }
        if (rows.isEmpty()) return;
        batch.batchUpdate("""
            INSERT INTO serial_unit (sku, serial_no, warehouse_code, state, fulfillment_id, receipt_key, changed_at) VALUES (?, ?, ?, 'IN_STOCK', NULL, ?, ?)
            ON DUPLICATE KEY UPDATE warehouse_code = VALUES(warehouse_code), state = 'IN_STOCK', fulfillment_id = NULL, counted_in = 0,
                receipt_key = VALUES(receipt_key), changed_at = VALUES(changed_at)""", rows);
    }

    /** @return false if it is not in stock in this warehouse */
    public boolean pick(SerialUnit unit, String warehouse, FulfillmentId fulfillment) {
        return jdbc.sql("""
                UPDATE serial_unit SET state = 'PICKED', fulfillment_id = :fulfillment, counted_in = 0, changed_at = :now
                 WHERE sku = :sku AND serial_no = :serial AND warehouse_code = :warehouse AND state = 'IN_STOCK'
                """).param("fulfillment", fulfillment.value()).param("now", now()).param("sku", unit.sku()).param("serial", unit.serial()).param("warehouse", warehouse).update() == 1;
    }

    /** Nobody finds it: it is not to be picked any more. What is on hand is booked by a count or an adjustment. @return false if it is not in stock */
    boolean gone(String sku, String serial) {
        return jdbc.sql("UPDATE serial_unit SET state = 'GONE', changed_at = :now WHERE sku = :sku AND serial_no = :serial AND state = 'IN_STOCK'")
            .param("now", now()).param("sku", sku).param("serial", serial).update() == 1;
    }

    /** @return false if it was not picked for this order, or this verification has counted it before */
    public boolean count(SerialUnit unit, FulfillmentId fulfillment, long verification) {
        return jdbc.sql("""
                UPDATE serial_unit SET counted_in = :verification
                 WHERE sku = :sku AND serial_no = :serial AND state = 'PICKED' AND fulfillment_id = :fulfillment AND counted_in <> :verification
                """).param("verification", verification).param("sku", unit.sku()).param("serial", unit.serial()).param("fulfillment", fulfillment.value()).update() == 1;
    }

    /** Serials of a SKU that were picked for an order. @param uncountedBy leaves out those that this verification has counted; 0 for all */
    public List<String> picked(FulfillmentId fulfillment, String sku, long uncountedBy) {
        return jdbc.sql("""
                SELECT serial_no FROM serial_unit WHERE fulfillment_id = :id AND sku = :sku AND state = 'PICKED' AND (:count = 0 OR counted_in <> :count) ORDER BY serial_no
                """).param("id", fulfillment.value()).param("sku", sku).param("count", uncountedBy).query(String.class).list();
    }

    /** A unit of goods by its serial. */
    public record Counted(String sku, String serial) { }

    /** Units that a verification has counted. */
    public List<Counted> countedBy(FulfillmentId fulfillment, long verification) {
        return jdbc.sql("SELECT sku, serial_no FROM serial_unit WHERE fulfillment_id = :id AND state = 'PICKED' AND counted_in = :verification ORDER BY sku, serial_no")
            .param("id", fulfillment.value()).param("verification", verification).query((rs, n) -> new Counted(rs.getString(1), rs.getString(2))).list();
    }

    /** It was picked for the order on paper only. */
    public void putBack(String sku, String serial, FulfillmentId fulfillment) {
        jdbc.sql("""
                UPDATE serial_unit SET state = 'IN_STOCK', fulfillment_id = NULL, counted_in = 0, changed_at = :now
                 WHERE sku = :sku AND serial_no = :serial AND state = 'PICKED' AND fulfillment_id = :id
                """).param("now", now()).param("sku", sku).param("serial", serial).param("id", fulfillment.value()).update();
    }

    /** It stays in the house, and nobody picks it. */
    public void defective(String sku, String serial) {
        jdbc.sql("UPDATE serial_unit SET state = 'DEFECTIVE', changed_at = :now WHERE sku = :sku AND serial_no = :serial AND state = 'IN_STOCK'")
            .param("now", now()).param("sku", sku).param("serial", serial).update();
    }

    /** The goods have left: one statement for the whole lane. What no verification has counted stayed in the house. */
    public void shipped(FulfillmentId fulfillment) {
        Lane.current().write(shipped, fulfillment);
    }

    private void ship(List<FulfillmentId> fulfillments) {
        jdbc.sql("UPDATE serial_unit SET state = 'SHIPPED', changed_at = :now WHERE fulfillment_id IN (:ids) AND state = 'PICKED' AND counted_in <> 0")
            .param("now", now()).param("ids", values(fulfillments)).update();
    }

    /** This unit of the order is back in its bin. */
    public void putBack(SerialUnit unit, FulfillmentId fulfillment) {
        jdbc.sql("""
                UPDATE serial_unit SET state = 'IN_STOCK', fulfillment_id = NULL, counted_in = 0, changed_at = :now
                 WHERE sku = :sku AND serial_no = :serial AND fulfillment_id = :fulfillment AND state = 'PICKED'
                """).param("now", now()).param("sku", unit.sku()).param("serial", unit.serial()).param("fulfillment", fulfillment.value()).update();
    }

    /** Units that an order has taken from this warehouse and that are on nobody's shelf; what was picked first comes first. */
    public List<SerialUnit> picked(FulfillmentId fulfillment, String warehouse, String sku) {
        return picked(List.of(fulfillment), warehouse, List.of(sku));
    }

    /** The same of several orders and SKUs in one statement. */
    public List<SerialUnit> picked(Collection<FulfillmentId> fulfillments, String warehouse, Collection<String> skus) {
        if (fulfillments.isEmpty() || skus.isEmpty()) return List.of();
        return jdbc.sql(UNIT + "WHERE fulfillment_id IN (:fulfillments) AND warehouse_code = :warehouse AND sku IN (:skus) AND state = 'PICKED' ORDER BY changed_at, serial_no")
            .param("fulfillments", values(fulfillments)).param("warehouse", warehouse).param("skus", skus).query((rs, n) -> read(rs).unit()).list();
    }

    /** Lost on the way back to its bin. */
    public void lost(SerialUnit unit, FulfillmentId fulfillment) {
        jdbc.sql("UPDATE serial_unit SET state = 'GONE', changed_at = :now WHERE sku = :sku AND serial_no = :serial AND fulfillment_id = :fulfillment AND state = 'PICKED'")
            .param("now", now()).param("sku", unit.sku()).param("serial", unit.serial()).param("fulfillment", fulfillment.value()).update();
    }

    private static List<Long> values(Collection<FulfillmentId> fulfillments) {
        return fulfillments.stream().map(FulfillmentId::value).sorted().toList();
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }

    private static Known read(ResultSet rs) throws SQLException {
        long fulfillment = rs.getLong(5);
        var of = rs.wasNull() ? null : new FulfillmentId(fulfillment);
        return new Known(new SerialUnit(rs.getString(1), rs.getString(2), rs.getString(3), State.valueOf(rs.getString(4)), of, rs.getLong(6)), rs.getString(7));
    }
}
