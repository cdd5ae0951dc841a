package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.process.Lane;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads where the goods of a warehouse lie, over all its bins, and how many lie in none. */
@Repository
public class Whereabouts {
    private final JdbcClient jdbc;
    private final Returning returning;

    Whereabouts(JdbcClient jdbc, Returning returning) {
        this.jdbc = jdbc;
        this.returning = returning;
    }

    /** Everything that bins of this warehouse hold. */
    public List<Content> all(String warehouse) {
        return jdbc.sql("SELECT warehouse_code, bin_code, sku, lot_no, units, planned, since FROM bin_stock WHERE warehouse_code = :warehouse AND units > 0 ORDER BY bin_code, sku, lot_no")
            .param("warehouse", warehouse)
            .query((rs, n) -> new Content(new Place(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)), rs.getInt(5), rs.getInt(6), SqlTime.instant(rs.getObject(7, LocalDateTime.class)))).list();
    }

    /**
     * Units in the house that no bin holds, no open order has taken from one and nobody brings back: not put away, or never recorded.
     *
     * @return never below zero: bins that record more than is in the house are for a count to put right
     */
    public int loose(String warehouse, String sku) {
        return Math.max(0, unbinned(warehouse, sku));
    }

    /** Units that bins record beyond what the house has: a count that misses them has found out no more than that. */
    public int overRecorded(String warehouse, String sku) {
        return Math.max(0, -unbinned(warehouse, sku));
    }

    /** True if somebody else than this cause has said since then what really lies there. */
    public boolean correctedSince(Bins.Place place, Instant since, String cause) {
        return jdbc.sql("""
                SELECT COUNT(*) FROM bin_entry
                 WHERE warehouse_code = :warehouse AND bin_code = :bin AND sku = :sku AND lot_no = :lot AND entered_at > :since AND kind IN ('COUNT', 'FOUND') AND cause <> :cause
                """).param("warehouse", place.warehouse()).param("bin", place.bin()).param("sku", place.sku()).param("lot", place.lot())
            .param("since", SqlTime.text(since)).param("cause", cause).query(Integer.class).single() > 0;
    }

    private int unbinned(String warehouse, String sku) {
        Lane.current().flush();
        return jdbc.sql("""
                SELECT COALESCE((SELECT on_hand + quarantine + defective FROM stock WHERE warehouse_code = :warehouse AND sku = :sku), 0)
                     - COALESCE((SELECT SUM(units) FROM bin_stock WHERE warehouse_code = :warehouse AND sku = :sku), 0)
                     + COALESCE((SELECT SUM(e.delta) FROM bin_entry e
                                 WHERE e.warehouse_code = :warehouse AND e.sku = :sku AND e.kind IN ('PICK', 'PUT_BACK')
                                   AND (e.fulfillment_id IN (:returning) OR e.fulfillment_id IN
                                        (SELECT fulfillment_id FROM stock_lock WHERE open_quantity > 0 AND warehouse_code = :warehouse AND sku = :sku))), 0)
                """).param("warehouse", warehouse).param("sku", sku).param("returning", onTheirWay(warehouse, sku)).query(Integer.class).single();
    }

    /** No order has the number 0; the list must not be empty. */
    private List<Long> onTheirWay(String warehouse, String sku) {
        return Stream.concat(Stream.of(0L), returning.of(warehouse, sku).stream().map(FulfillmentId::value)).toList();
    }
}
