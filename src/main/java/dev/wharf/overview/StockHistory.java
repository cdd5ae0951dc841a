package dev.wharf.overview;

import dev.wharf.common.SqlTime;
import dev.wharf.inventory.Balance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Units at any past moment: what the last sealed day before it ended with, and the entries from there on. */
@Component
public class StockHistory {
    static final String DELTAS = "SUM(on_hand_delta), SUM(locked_delta), SUM(frozen_delta), SUM(reserved_delta), SUM(quarantine_delta), SUM(defective_delta), SUM(in_transit_delta)";
    private static final String NEVER = "1970-01-01";
    private static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");

    record Place(String sku, String warehouse) { }

    /** @param day the last sealed day that ended before a moment @param until its end, where entries begin to count */
    record Base(String day, String until) { }

    /** Units from a moment on until the next point. */
    public record Point(Instant at, int onHand, int available) { }

    private final JdbcClient jdbc;

    StockHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By warehouse, in order of their codes; those where the SKU never was are left out. @param warehouse empty for all @param at entries of this very moment count */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Balance> at(String sku, String warehouse, Instant at) {
        return List.copyOf(balances(List.of(sku), warehouse.isEmpty() ? List.of() : List.of(warehouse), "<=", at).values());
    }

    /** What all entries add up to, also those of this transaction. */
    public Balance sums(String sku, String warehouse) {
        return balances(List.of(sku), List.of(warehouse), "<", ALWAYS).getOrDefault(warehouse, new Balance(sku, warehouse, 0, 0));
    }

    /**
     * On hand and available over time, one point per slot in which something moved, so that a busy SKU costs as many points as a calm one.
     *
     * @param warehouse empty for all together
     * @param slots     most points
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Point> series(String sku, String warehouse, Instant from, Instant until, int slots) {
        long slot = Math.max(1, Duration.between(from, until).toSeconds() / slots);
        var start = balances(List.of(sku), warehouse.isEmpty() ? List.of() : List.of(warehouse), "<", from).values();
        int[] units = {start.stream().mapToInt(Balance::onHand).sum(), start.stream().mapToInt(Balance::available).sum()};
        var points = new ArrayList<Point>();
        points.add(new Point(from, units[0], units[1]));
        jdbc.sql("""
                SELECT TIMESTAMPDIFF(SECOND, :from, entered_at) DIV :slot AS slot, SUM(on_hand_delta), SUM(on_hand_delta - locked_delta - frozen_delta), MAX(entered_at)
                  FROM stock_entry WHERE sku = :sku AND (:warehouse = '' OR warehouse_code = :warehouse) AND entered_at >= :from AND entered_at <= :until
                 GROUP BY slot ORDER BY slot
                """).param("from", SqlTime.text(from)).param("until", SqlTime.text(until)).param("slot", slot).param("sku", sku).param("warehouse", warehouse)
            .query((rs, n) -> {
                units[0] += rs.getInt(2);
                units[1] += rs.getInt(3);
                return points.add(new Point(SqlTime.instant(rs.getObject(4, LocalDateTime.class)), units[0], units[1]));
            }).list();
        points.add(new Point(until, units[0], units[1]));
        return points;
    }

    Base base(Instant at) {
        return jdbc.sql("SELECT day, until_at FROM stock_seal WHERE until_at <= :at ORDER BY until_at DESC LIMIT 1").param("at", SqlTime.text(at))
            .query((rs, n) -> new Base(rs.getObject(1, LocalDate.class).toString(), SqlTime.text(SqlTime.instant(rs.getObject(2, LocalDateTime.class))))).optional()
            .orElse(new Base(NEVER, NEVER + " 00:00:00"));
    }

    /** Of one SKU by warehouse. @param upTo {@code <} or {@code <=} */
    private Map<String, Balance> balances(Collection<String> skus, Collection<String> warehouses, String upTo, Instant at) {
        var base = base(at);
        var balances = new TreeMap<String, Balance>();
        sealed(skus, base).forEach((place, balance) -> {
            if (warehouses.isEmpty() || warehouses.contains(place.warehouse())) balances.put(place.warehouse(), balance);
        });
        var narrow = warehouses.isEmpty() ? "" : " AND warehouse_code IN (:warehouses)";
        jdbc.sql("SELECT sku, warehouse_code, " + DELTAS + " FROM stock_entry WHERE sku IN (:skus)" + narrow + " AND entered_at >= :since AND entered_at " + upTo
                + " :at GROUP BY sku, warehouse_code")
            .param("skus", skus).param("warehouses", warehouses).param("since", base.until()).param("at", SqlTime.text(at))
            .query((rs, n) -> balances.merge(rs.getString(2), balance(rs, 1), StockHistory::plus)).list();
        return balances;
    }

    /** What a sealed day ended with; places that never moved before are left out. */
    Map<Place, Balance> sealed(Collection<String> skus, Base base) {
        var result = new HashMap<Place, Balance>();
        jdbc.sql("""
                SELECT d.sku, d.warehouse_code, d.on_hand, d.locked, d.frozen, d.reserved, d.quarantine, d.defective, d.in_transit
                  FROM (SELECT sku, warehouse_code, MAX(day) AS day FROM stock_day WHERE sku IN (:skus) AND day <= :day GROUP BY sku, warehouse_code) m
                  JOIN stock_day d ON d.sku = m.sku AND d.warehouse_code = m.warehouse_code AND d.day = m.day
                """).param("skus", skus).param("day", base.day())
            .query((rs, n) -> result.put(new Place(rs.getString(1), rs.getString(2)), balance(rs, 1))).list();
        return result;
    }

    /** From nine columns in a row: SKU, warehouse and the buckets. */
    static Balance balance(ResultSet rs, int first) throws SQLException {
        return new Balance(rs.getString(first), rs.getString(first + 1), rs.getInt(first + 2), rs.getInt(first + 3), rs.getInt(first + 4), rs.getInt(first + 5),
            rs.getInt(first + 6), rs.getInt(first + 7), rs.getInt(first + 8));
    }

    static Balance plus(Balance a, Balance b) {
        return new Balance(a.sku(), a.warehouse(), a.onHand() + b.onHand(), a.locked() + b.locked(), a.frozen() + b.frozen(), a.reserved() + b.reserved(),
            a.quarantine() + b.quarantine(), a.defective() + b.defective(), a.inTransit() + b.inTransit());
    }
}
