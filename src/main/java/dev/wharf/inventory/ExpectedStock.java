package dev.wharf.inventory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.SqlTime;
import dev.wharf.inventory.StockBook.Key;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Goods somebody said will come: the only class whose SQL writes table stock_expected. */
@Repository
public class ExpectedStock {
    /** @param units in all, received ones included; zero if they will not come */
    public record Coming(String key, String warehouse, String sku, int units, Instant due) { }

    /** @param open units that are still to come */
    public record Open(String key, String warehouse, String sku, int units, int open, Instant due) { }

    private record Received(String key, int units) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final Lane.Writer<Received> received = new Lane.Writer<>(57, "stock_expected", this::lower);

    ExpectedStock(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** The same key again replaces what was said; what was received of it stays received. */
    @Transactional
    public void put(List<Coming> coming) {
        var now = SqlTime.text(Instant.now(clock));
        var actor = Actor.current();
        batch.batchUpdate("""
            INSERT INTO stock_expected (expected_key, sku, warehouse_code, units, received, due_at, changed_at, changed_by) VALUES (?, ?, ?, ?, 0, ?, ?, ?)
            ON DUPLICATE KEY UPDATE sku = VALUES(sku), warehouse_code = VALUES(warehouse_code), units = VALUES(units), due_at = VALUES(due_at),
                changed_at = VALUES(changed_at), changed_by = VALUES(changed_by)""",
            coming.stream().sorted(java.util.Comparator.comparing(Coming::key))
                .map(c -> new Object[] {c.key(), c.sku(), c.warehouse(), c.units(), SqlTime.text(c.due()), now, actor}).toList());
    }

    /** What was said under these keys, by key. */
    public Map<String, Coming> known(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : jdbc.sql("SELECT expected_key, warehouse_code, sku, units, due_at FROM stock_expected WHERE expected_key IN (:keys)").param("keys", keys)
            .query((rs, n) -> new Coming(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4), SqlTime.instant(rs.getObject(5, LocalDateTime.class)))).list()
            .stream().collect(java.util.stream.Collectors.toMap(Coming::key, c -> c));
    }

    /** Still to come of these SKUs, the earliest first. */
    public List<Open> open(Collection<String> skus) {
        return skus.isEmpty() ? List.of() : jdbc.sql("""
                SELECT expected_key, warehouse_code, sku, units, units - received, due_at FROM stock_expected
                 WHERE sku IN (:skus) AND received < units ORDER BY due_at, expected_key
                """).param("skus", skus)
            .query((rs, n) -> new Open(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getInt(5), SqlTime.instant(rs.getObject(6, LocalDateTime.class)))).list();
    }

    Map<Key, List<Promise.Dated>> dated(Collection<String> skus) {
        return open(skus).stream().collect(groupingBy(e -> new Key(e.sku(), e.warehouse()), mapping(e -> new Promise.Dated(e.due(), e.open()), toList())));
    }

    /** Units of it came in; written with the lane, so that a receipt lowers it as often as it books: once. */
    void received(String key, int units) {
        Lane.current().write(received, new Received(key, units));
    }

    private void lower(List<Received> rows) {
        batch.batchUpdate("UPDATE stock_expected SET received = received + ? WHERE expected_key = ?",
            rows.stream().sorted(java.util.Comparator.comparing(Received::key)).map(r -> new Object[] {r.units(), r.key()}).toList());
    }
}
