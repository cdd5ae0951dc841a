package dev.wharf.picking.putback;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.Returning;
import dev.wharf.inventory.lot.UnitTraces.OfLot;
import dev.wharf.picking.putback.PutBack.State;
import dev.wharf.picking.putback.PutBack.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes put_back and put_back_line. */
@Repository
class JdbcPutBacks implements Returning {
    private static final String PUT_BACK = "SELECT put_back_id, fulfillment_id, warehouse_code, why, state, position, picker, created_at FROM put_back ";
    private static final String LINE = """
        SELECT put_back_line_id, put_back_id, fulfillment_line_id, sku, bin_code, lot_no, binned, quantity, returned_quantity, lost_quantity FROM put_back_line
         WHERE put_back_id IN (:ids) ORDER BY bin_code, sku, lot_no, put_back_line_id""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    JdbcPutBacks(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    void insert(PutBack p, List<PutBackLine> lines) {
        jdbc.sql("""
                INSERT INTO put_back (put_back_id, fulfillment_id, warehouse_code, why, state, position, picker, created_at, done_at)
                VALUES (:id, :fulfillment, :warehouse, :why, 'OPEN', :position, :picker, :now, NULL)
                """).param("id", p.id()).param("fulfillment", p.fulfillment().value()).param("warehouse", p.warehouse()).param("why", p.why().name()).param("position", p.position())
            .param("picker", p.picker()).param("now", SqlTime.text(p.since())).update();
        batch.batchUpdate("""
            INSERT INTO put_back_line (put_back_line_id, put_back_id, fulfillment_line_id, sku, bin_code, lot_no, binned, quantity, returned_quantity, lost_quantity)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)""",
            lines.stream().map(l -> new Object[] {l.id(), l.putBack(), l.fulfillmentLine(), l.sku(), l.bin(), l.lot(), l.binned(), l.quantity()}).toList());
    }

    /** The longest open first. */
    List<PutBack> open(String warehouse, int limit) {
        return jdbc.sql(PUT_BACK + "WHERE state = 'OPEN' AND warehouse_code = :warehouse ORDER BY created_at, put_back_id LIMIT :limit").param("warehouse", warehouse).param("limit", limit)
            .query((rs, n) -> read(rs)).list();
    }

    /** Holds the row until the commit, so that scans of one put-back and its end come one after the other. */
    PutBack lock(long id) {
        return jdbc.sql(PUT_BACK + "WHERE put_back_id = :id FOR UPDATE").param("id", id).query((rs, n) -> read(rs)).optional()
            .orElseThrow(() -> Refusal.notFound("PUT_BACK_NOT_FOUND", "There is no put-back " + id + "."));
    }

    /** Holds those that a cancelled order waits for. */
    List<PutBack> lockAwaited(FulfillmentId id) {
        return jdbc.sql(PUT_BACK + "WHERE fulfillment_id = :id AND state = 'OPEN' AND why = 'CANCELLED' ORDER BY put_back_id FOR UPDATE").param("id", id.value()).query((rs, n) -> read(rs)).list();
    }

    List<PutBackLine> lines(long id) {
        return lines(List.of(id)).getOrDefault(id, List.of());
    }

    /** By put-back, in the order of their bins. */
    Map<Long, List<PutBackLine>> lines(Collection<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        return jdbc.sql(LINE).param("ids", ids)
            .query((rs, n) -> new PutBackLine(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getString(4), rs.getString(5), rs.getString(6), rs.getBoolean(7), rs.getInt(8), rs.getInt(9),
                rs.getInt(10))).list().stream().collect(groupingBy(PutBackLine::putBack));
    }

    /** What is still on its way back of this order's lines, by lot. */
    List<OfLot> openByLot(FulfillmentId id) {
        return jdbc.sql("""
                SELECT l.fulfillment_line_id, l.lot_no, SUM(l.quantity - l.returned_quantity - l.lost_quantity) FROM put_back p JOIN put_back_line l ON l.put_back_id = p.put_back_id
                 WHERE p.fulfillment_id = :id AND p.state = 'OPEN' AND l.lot_no <> '' GROUP BY l.fulfillment_line_id, l.lot_no
                """).param("id", id.value()).query((rs, n) -> new OfLot(rs.getLong(1), rs.getString(2), rs.getInt(3))).list();
    }

    void returned(Map<Long, Integer> unitsByLine) {
        batch.batchUpdate("UPDATE put_back_line SET returned_quantity = returned_quantity + ? WHERE put_back_line_id = ?",
            unitsByLine.entrySet().stream().map(e -> new Object[] {e.getValue(), e.getKey()}).toList());
    }

    void lost(long id) {
        jdbc.sql("UPDATE put_back_line SET lost_quantity = quantity - returned_quantity WHERE put_back_id = :id").param("id", id).update();
    }

    void done(long id) {
        jdbc.sql("UPDATE put_back SET state = 'DONE', done_at = :now WHERE put_back_id = :id").param("now", SqlTime.text(Instant.now(clock))).param("id", id).update();
    }

    @Override
    public List<FulfillmentId> of(String warehouse, String sku) {
        return jdbc.sql("""
                SELECT DISTINCT p.fulfillment_id FROM put_back p JOIN put_back_line l ON l.put_back_id = p.put_back_id
                 WHERE p.state = 'OPEN' AND p.warehouse_code = :warehouse AND l.sku = :sku AND l.returned_quantity + l.lost_quantity < l.quantity
                """).param("warehouse", warehouse).param("sku", sku).query((rs, n) -> new FulfillmentId(rs.getLong(1))).list();
    }

    private static PutBack read(ResultSet rs) throws SQLException {
        return new PutBack(rs.getLong(1), new FulfillmentId(rs.getLong(2)), rs.getString(3), Why.valueOf(rs.getString(4)), State.valueOf(rs.getString(5)), rs.getInt(6), rs.getString(7),
            SqlTime.instant(rs.getObject(8, LocalDateTime.class)));
    }
}
