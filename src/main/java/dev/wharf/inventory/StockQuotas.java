package dev.wharf.inventory;

import dev.wharf.inventory.StockBook.Key;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Quotas of the shops: the only class whose SQL writes table stock_quota. Whoever reads or changes one in a lane holds the stock rows of its SKU, so
 * that what is known stays true and the rows may be written as they stand.
 */
@Repository
class StockQuotas {
    private static final String READ = "SELECT shop_code, sku, warehouse_code, units, missing_units, percent, priority FROM stock_quota ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final StockMoves moves;
    private final Lane.Writer<Known> changed = new Lane.Writer<>(54, "stock_quota", known -> write(known.get(0)));

    StockQuotas(JdbcClient jdbc, JdbcTemplate batch, StockMoves moves) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.moves = moves;
    }

    /** What this lane knows, by shop. */
    private static final class Known {
        private final Set<String> skus = new HashSet<>();
        private final Map<Key, Map<String, Quota>> quotas = new HashMap<>();
        private final Map<Key, Set<String>> dirty = new TreeMap<>();
    }

    /** @param others SKUs that will be asked for next; read with it in one statement */
    int units(String shop, Key key, Collection<String> others) {
        var quota = of(key, others).get(shop);
        return quota == null ? 0 : quota.units();
    }

    /** By shop. */
    Map<String, Quota> of(Key key, Collection<String> others) {
        var known = Lane.current().state(Known.class, Known::new);
        if (!known.skus.contains(key.sku())) {
            var wanted = new HashSet<>(others);
            wanted.add(key.sku());
            wanted.removeAll(known.skus);
            known.skus.addAll(wanted);
            for (var quota : read(wanted)) known.quotas.computeIfAbsent(new Key(quota.sku(), quota.warehouse()), k -> new TreeMap<>()).put(quota.shop(), quota);
        }
        return Map.copyOf(known.quotas.getOrDefault(key, Map.of()));
    }

    void add(String shop, Key key, int delta) {
        var quota = of(key, List.of()).getOrDefault(shop, new Quota(shop, key.sku(), key.warehouse(), 0, 0, 0, 0));
        put(quota.with(quota.units() + delta, quota.missing()));
    }

    void put(Quota quota) {
        var known = Lane.current().state(Known.class, Known::new);
        var key = new Key(quota.sku(), quota.warehouse());
        if (known.dirty.isEmpty()) Lane.current().write(changed, known);
        known.quotas.computeIfAbsent(key, k -> new TreeMap<>()).put(quota.shop(), quota);
        known.dirty.computeIfAbsent(key, k -> new HashSet<>()).add(quota.shop());
        moves.note(quota.sku());
    }

    List<Quota> read(Collection<String> skus) {
        return skus.isEmpty() ? List.of() : jdbc.sql(READ + "WHERE sku IN (:skus) ORDER BY sku, warehouse_code, priority DESC, shop_code").param("skus", skus)
            .query((rs, n) -> quota(rs)).list();
    }


    private static Quota quota(ResultSet rs) throws SQLException {
        return new Quota(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getInt(5), rs.getInt(6), rs.getInt(7));
    }

    private void write(Known known) {
        var rows = known.dirty.entrySet().stream().flatMap(d -> d.getValue().stream().sorted().map(shop -> known.quotas.get(d.getKey()).get(shop))).toList();
        known.dirty.clear();
        batch.batchUpdate("""
            INSERT INTO stock_quota (sku, warehouse_code, shop_code, units, missing_units, percent, priority) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE units = VALUES(units), missing_units = VALUES(missing_units), percent = VALUES(percent), priority = VALUES(priority)""",
            rows.stream().map(q -> new Object[] {q.sku(), q.warehouse(), q.shop(), q.units(), q.missing(), q.percent(), q.priority()}).toList());
    }
}
