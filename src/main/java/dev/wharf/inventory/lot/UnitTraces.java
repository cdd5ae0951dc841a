package dev.wharf.inventory.lot;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which lot or serial went into which order line: what a recall asks for. The only class whose SQL writes unit_trace. */
@Repository
public class UnitTraces {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    UnitTraces(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** Units that went into an order line. @param lot empty if the goods have none; {@code serial} likewise */
    public record Trace(FulfillmentId fulfillment, long fulfillmentLine, String sku, String lot, String serial, int units) { }

    public void picked(FulfillmentId fulfillment, long fulfillmentLine, String sku, String lot, String serial, int units) {
        picked(List.of(new Trace(fulfillment, fulfillmentLine, sku, lot, serial, units)));
    }

    /** As many statements for one line as for many. */
    public void picked(List<Trace> traces) {
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("""
            INSERT INTO unit_trace (fulfillment_id, fulfillment_line_id, sku, lot_no, serial_no, quantity, picked_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE quantity = quantity + VALUES(quantity), picked_at = VALUES(picked_at)""",
            traces.stream().map(t -> new Object[] {t.fulfillment().value(), t.fulfillmentLine(), t.sku(), t.lot(), t.serial(), t.units(), now}).toList());
    }

    /** Units of one lot that an order line has. */
    public record OfLot(long fulfillmentLine, String lot, int units) { }

    /** What the lines of this order have of each lot, what was picked first first. */
    public List<OfLot> byLot(FulfillmentId fulfillment) {
        return jdbc.sql("SELECT fulfillment_line_id, lot_no, quantity FROM unit_trace WHERE fulfillment_id = :id AND lot_no <> '' AND quantity > 0 ORDER BY picked_at, lot_no")
            .param("id", fulfillment.value()).query((rs, n) -> new OfLot(rs.getLong(1), rs.getString(2), rs.getInt(3))).list();
    }

    /** Units of this order's SKU by lot, in the order of the lots. */
    public SortedMap<String, Integer> lots(FulfillmentId fulfillment, String sku) {
        var lots = new TreeMap<String, Integer>();
        jdbc.sql("SELECT lot_no, quantity FROM unit_trace WHERE fulfillment_id = :id AND sku = :sku AND lot_no <> '' AND quantity > 0")
            .param("id", fulfillment.value()).param("sku", sku).query((rs, n) -> lots.merge(rs.getString(1), rs.getInt(2), Integer::sum)).list();
        return lots;
    }

    /** So many units did not leave with the order after all. @param lot and {@code serial} as they were picked */
    public void putBack(FulfillmentId fulfillment, long fulfillmentLine, String lot, String serial, int units) {
        jdbc.sql("""
                UPDATE unit_trace SET quantity = GREATEST(quantity - :units, 0)
                 WHERE fulfillment_id = :fulfillment AND fulfillment_line_id = :line AND lot_no = :lot AND serial_no = :serial
                """).param("units", units).param("fulfillment", fulfillment.value()).param("line", fulfillmentLine).param("lot", lot).param("serial", serial).update();
    }

    public void putBackSerial(FulfillmentId fulfillment, String sku, String serial) {
        jdbc.sql("UPDATE unit_trace SET quantity = 0 WHERE fulfillment_id = :id AND sku = :sku AND serial_no = :serial")
            .param("id", fulfillment.value()).param("sku", sku).param("serial", serial).update();
    }
}
