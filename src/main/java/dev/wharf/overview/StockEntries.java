package dev.wharf.overview;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.SqlTime;
import dev.wharf.inventory.Balance;
import dev.wharf.overview.StockHistory.Place;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The stock ledger, newest first, with the balance after each entry. */
@Component
class StockEntries {
    /** Units by bucket. */
    record Units(int onHand, int locked, int frozen, int reserved, int quarantine, int defective, int inTransit) {
        static Units of(Balance b) {
            return new Units(b.onHand(), b.locked(), b.frozen(), b.reserved(), b.quarantine(), b.defective(), b.inTransit());
        }
    }

    /** @param delta units added, below zero if taken @param after what the place had then @param order null if it belongs to none */
    record Entry(long id, Instant at, String sku, String warehouse, String kind, Units delta, Units after, String order, Long line, String key, String cause, String actor, String reason) { }

    /** @param next cursor of the next page; empty at the end */
    record Page(List<Entry> entries, String next) { }

    private record Raw(long id, Instant at, Balance delta, String kind, Long fulfillment, Long line, String key, String cause, String actor, String reason) {
        Place place() {
            return new Place(delta.sku(), delta.warehouse());
        }
    }

    private final JdbcClient jdbc;
    private final StockHistory history;

    StockEntries(JdbcClient jdbc, StockHistory history) {
        this.jdbc = jdbc;
        this.history = history;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Page find(EntryFilter filter, int limit) {
        var rows = rows(filter, limit + 1);
        var page = rows.size() > limit ? rows.subList(0, limit) : rows;
        if (page.isEmpty()) return new Page(List.of(), "");
        var after = after(page);
        var last = page.get(page.size() - 1);
        return new Page(page.stream().map(r -> new Entry(r.id, r.at, r.delta.sku(), r.delta.warehouse(), r.kind, Units.of(r.delta), Units.of(after.get(r.id)),
            r.fulfillment == null ? null : "F" + r.fulfillment, r.line, r.key, r.cause, r.actor, r.reason)).toList(), rows.size() > limit ? EntryFilter.cursor(last.at, last.id) : "");
    }

    private List<Raw> rows(EntryFilter filter, int limit) {
        var where = new ArrayList<String>(List.of("1 = 1"));
        var params = new HashMap<String, Object>(Map.of("sku", filter.sku(), "warehouse", filter.warehouse(), "fulfillment", filter.fulfillment(), "kind", filter.kind(), "limit", limit));
        if (!filter.sku().isEmpty()) where.add("sku = :sku");
        if (!filter.warehouse().isEmpty()) where.add("warehouse_code = :warehouse");
        if (!filter.order().isEmpty()) where.add("fulfillment_id = :fulfillment");
        if (!filter.kind().isEmpty()) where.add("kind = :kind");
        if (!filter.cause().isEmpty()) {
            where.add("cause LIKE :cause ESCAPE '!'");
            params.put("cause", filter.cause().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        }
        if (!filter.from().isEmpty()) {
            where.add("entered_at >= :from");
            params.put("from", SqlTime.text(EntryFilter.moment("from", filter.from())));
        }
        if (!filter.to().isEmpty()) {
            where.add("entered_at < :to");
            params.put("to", SqlTime.text(EntryFilter.moment("to", filter.to())));
        }
        if (!filter.cursor().isEmpty()) {
            where.add("entered_at <= :at AND (entered_at < :at OR stock_entry_id < :id)");
            params.putAll(Map.of("at", filter.ended().at(), "id", filter.ended().id()));
        }
        return jdbc.sql("""
                SELECT stock_entry_id, entered_at, sku, warehouse_code, on_hand_delta, locked_delta, frozen_delta, reserved_delta, quarantine_delta, defective_delta, in_transit_delta,
                       kind, fulfillment_id, fulfillment_line_id, entry_key, cause, actor, reason
                  FROM stock_entry WHERE %s ORDER BY entered_at DESC, stock_entry_id DESC LIMIT :limit
                """.formatted(String.join(" AND ", where))).params(params)
            .query((rs, n) -> new Raw(rs.getLong(1), SqlTime.instant(rs.getObject(2, LocalDateTime.class)), StockHistory.balance(rs, 3), rs.getString(12), rs.getObject(13, Long.class),
                rs.getObject(14, Long.class), rs.getString(15), rs.getString(16), rs.getString(17), rs.getString(18))).list();
    }

    /** Balance after each of these entries, by their numbers: the sealed day before the oldest, and a running sum from there. */
    private Map<Long, Balance> after(List<Raw> page) {
        var base = history.base(page.get(page.size() - 1).at);
        var skus = page.stream().map(r -> r.delta.sku()).distinct().toList();
        var sealed = history.sealed(skus, base);
        var moved = jdbc.sql("""
                SELECT stock_entry_id, sku, warehouse_code, on_hand, locked, frozen, reserved, quarantine, defective, in_transit FROM (
                    SELECT stock_entry_id, sku, warehouse_code, SUM(on_hand_delta) OVER w AS on_hand, SUM(locked_delta) OVER w AS locked, SUM(frozen_delta) OVER w AS frozen,
                           SUM(reserved_delta) OVER w AS reserved, SUM(quarantine_delta) OVER w AS quarantine, SUM(defective_delta) OVER w AS defective, SUM(in_transit_delta) OVER w AS in_transit
                      FROM stock_entry WHERE sku IN (:skus) AND warehouse_code IN (:warehouses) AND entered_at >= :since AND entered_at <= :newest
                    WINDOW w AS (PARTITION BY sku, warehouse_code ORDER BY entered_at, stock_entry_id ROWS UNBOUNDED PRECEDING)) running
                 WHERE stock_entry_id IN (:ids)
                """).param("skus", skus).param("warehouses", page.stream().map(r -> r.delta.warehouse()).distinct().toList())
            .param("since", base.until()).param("newest", SqlTime.text(page.get(0).at)).param("ids", page.stream().map(Raw::id).toList())
            .query((rs, n) -> Map.entry(rs.getLong(1), StockHistory.balance(rs, 2))).list().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        moved.replaceAll((id, sum) -> {
            var before = sealed.get(new Place(sum.sku(), sum.warehouse()));
            return before == null ? sum : StockHistory.plus(before, sum);
        });
        return moved;
    }
}
