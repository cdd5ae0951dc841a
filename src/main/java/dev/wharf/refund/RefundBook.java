package dev.wharf.refund;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Cut;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.refund.Refund.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes refund and refund_line. Refunds are rare, so each is written at once. */
@Repository
class RefundBook {
    private static final String COLUMNS = """
        effect_key, fulfillment_id, sales_order_id, amount_minor, currency, reason_code, state, reference, words, decided_by, created_at, settled_at""";

    /** @param oldest null if none waits */
    record Waiting(int refunds, Instant oldest) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    RefundBook(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** What went back of this sales order or is on the way, or is somebody else's to give. Hold the order's row, so that it stays so. */
    long given(long salesOrderId) {
        return jdbc.sql("SELECT COALESCE(SUM(amount_minor), 0) FROM refund WHERE sales_order_id = :id").param("id", salesOrderId).query(Long.class).single();
    }

    int count(FulfillmentId id) {
        return jdbc.sql("SELECT COUNT(*) FROM refund WHERE fulfillment_id = :id").param("id", id.value()).query(Integer.class).single();
    }

    void add(Refund refund) {
        batch.update("INSERT INTO refund (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", refund.key(), refund.fulfillment().value(), refund.salesOrderId(), refund.amountMinor(),
            refund.currency(), refund.reason().name(), refund.state().name(), refund.reference(), refund.words(), refund.decidedBy(), SqlTime.text(refund.createdAt()), SqlTime.text(refund.settledAt()));
        batch.batchUpdate("INSERT INTO refund_line (effect_key, line_no, quantity) VALUES (?, ?, ?)",
            refund.units().entrySet().stream().map(line -> new Object[] {refund.key(), line.getKey(), line.getValue()}).toList());
    }

    void save(List<Refund> changed) {
        batch.batchUpdate("UPDATE refund SET state = ?, reference = ?, words = ?, decided_by = ?, settled_at = ? WHERE effect_key = ?", changed.stream()
            .map(r -> new Object[] {r.state().name(), r.reference(), Cut.words(r.words(), 500), r.decidedBy(), SqlTime.text(r.settledAt()), r.key()}).toList());
    }

    Map<String, Refund> byKeys(Collection<String> keys) {
        if (keys.isEmpty()) return Map.of();
        var units = units(keys);
        return jdbc.sql("SELECT " + COLUMNS + " FROM refund WHERE effect_key IN (:keys)").param("keys", keys)
            .query((rs, n) -> read(rs, units.getOrDefault(rs.getString("effect_key"), new TreeMap<>()))).list().stream().collect(toMap(Refund::key, Function.identity()));
    }

    /** Of this fulfillment or this sales order, those of an amount; the newest first. */
    List<Refund> of(FulfillmentId id, long salesOrderId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM refund WHERE (fulfillment_id = :id OR sales_order_id = :order) AND amount_minor > 0 ORDER BY created_at DESC, effect_key DESC")
            .param("id", id.value()).param("order", salesOrderId).query((rs, n) -> read(rs, new TreeMap<>())).list();
    }

    /** Units by line number that refunds of this sales order were for. @param leftToChannel only those that were left to the channel; else only the others */
    Map<String, Integer> units(long salesOrderId, boolean leftToChannel) {
        var units = new HashMap<String, Integer>();
        jdbc.sql("""
                SELECT l.line_no, SUM(l.quantity) FROM refund_line l JOIN refund r ON r.effect_key = l.effect_key
                 WHERE r.sales_order_id = :id AND (r.reason_code = 'LEFT_TO_CHANNEL') = :left GROUP BY l.line_no
                """).param("id", salesOrderId).param("left", leftToChannel).query((rs, n) -> units.put(rs.getString(1), rs.getInt(2))).list();
        return units;
    }

    /** Refunds that are on their way since before this time. */
    Waiting waitingSince(Instant before) {
        return jdbc.sql("SELECT COUNT(*), MIN(created_at) FROM refund WHERE state = 'WAITING' AND created_at < :before").param("before", SqlTime.text(before))
            .query((rs, n) -> new Waiting(rs.getInt(1), SqlTime.instant(rs.getObject(2, LocalDateTime.class)))).single();
    }

    private Map<String, SortedMap<String, Integer>> units(Collection<String> keys) {
        var units = new HashMap<String, SortedMap<String, Integer>>();
        jdbc.sql("SELECT effect_key, line_no, quantity FROM refund_line WHERE effect_key IN (:keys)").param("keys", keys)
            .query((rs, n) -> units.computeIfAbsent(rs.getString(1), key -> new TreeMap<>()).put(rs.getString(2), rs.getInt(3))).list();
        return units;
    }

    private static Refund read(ResultSet rs, SortedMap<String, Integer> units) throws SQLException {
        return new Refund(rs.getString("effect_key"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getLong("sales_order_id"), rs.getLong("amount_minor"), rs.getString("currency"),
            RefundReason.valueOf(rs.getString("reason_code")), units, State.valueOf(rs.getString("state")), rs.getString("reference"), rs.getString("words"), rs.getString("decided_by"),
            SqlTime.instant(rs.getObject("created_at", LocalDateTime.class)), SqlTime.instant(rs.getObject("settled_at", LocalDateTime.class)));
    }
}
