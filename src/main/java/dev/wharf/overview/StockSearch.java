package dev.wharf.overview;

import dev.wharf.common.SqlTime;
import dev.wharf.inventory.Balance;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stock as people look for it: by SKU and warehouse, going down the keys, so that the last of 100 000 SKUs costs what the first does. */
@Component
class StockSearch {
    /** A name that fits more products than this is no search; the first ones by SKU are shown. */
    private static final int NAMED_AT_MOST = 2000;
    private static final int LOCKS_AT_MOST = 200;

    /** @param warehouse empty for a product that never was anywhere */
    record Row(String sku, String name, String warehouse, Balance units) {
        public int sellable() {
            return units.sellable(0);
        }
    }

    /** @param next cursor; empty at the end */
    record Page(List<Row> rows, String next) { }

    record Product(String sku, String name, String variant, List<String> barcodes) { }

    record Bin(String warehouse, String bin, String lot, int units, int planned) { }

    /** @param expiresAt of a soft lock, null for a hard one */
    record Lock(String order, String stage, String warehouse, int units, String kind, String state, Instant lockedAt, Instant expiresAt) { }

    record Choice(String code, String name) { }

    private final JdbcClient jdbc;

    StockSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Three ways to go down the keys without sorting more than a page: some products by name; all of them; or, narrowed by what is there, the balances
     * themselves, which leave out what never was anywhere.
     */
    Page find(StockFilter filter, int size) {
        var params = new HashMap<String, Object>(Map.of("afterSku", filter.afterSku(), "afterWarehouse", filter.afterWarehouse(), "warehouse", filter.warehouse(),
            "low", filter.show().equals("ZERO") ? 0 : filter.low(), "limit", size + 1, "products", size + 2));
        var named = !filter.q().isEmpty();
        if (named) {
            params.put("skus", skus(filter.q()));
            if (((List<?>) params.get("skus")).isEmpty()) return new Page(List.of(), "");
        }
        var narrowed = new ArrayList<String>();
        if (!filter.warehouse().isEmpty()) narrowed.add("s.warehouse_code = :warehouse");
        if (!filter.show().isEmpty()) narrowed.add("COALESCE(s.on_hand - s.locked - s.frozen - s.reserved, 0) <= :low");
        var rows = named || narrowed.isEmpty() ? byProduct(named, narrowed, params) : byBalance(narrowed, params);
        if (rows.size() <= size) return new Page(rows, "");
        var last = rows.get(size - 1);
        return new Page(rows.subList(0, size), last.sku() + "\n" + last.warehouse());
    }

    private List<Row> byProduct(boolean named, List<String> narrowed, Map<String, Object> params) {
        var some = named ? "sku IN (:skus)" : "sku >= :afterSku ORDER BY sku LIMIT :products";
        return rows("(SELECT sku, name FROM product WHERE " + some + ") p LEFT JOIN stock s ON s.sku = p.sku", "p.sku", narrowed, params);
    }

    private List<Row> byBalance(List<String> narrowed, Map<String, Object> params) {
        return rows("stock s LEFT JOIN product p ON p.sku = s.sku", "s.sku", narrowed, params);
    }

    private List<Row> rows(String from, String sku, List<String> narrowed, Map<String, Object> params) {
        var where = new ArrayList<>(narrowed);
        where.add(sku + " >= :afterSku AND (" + sku + " > :afterSku OR COALESCE(s.warehouse_code, '') > :afterWarehouse)");
        return jdbc.sql("""
                SELECT %2$s, COALESCE(s.warehouse_code, ''), COALESCE(s.on_hand, 0), COALESCE(s.locked, 0), COALESCE(s.frozen, 0), COALESCE(s.reserved, 0), COALESCE(s.quarantine, 0),
                       COALESCE(s.defective, 0), COALESCE(s.in_transit, 0), COALESCE(p.name, '')
                  FROM %1$s WHERE %3$s ORDER BY %2$s, s.warehouse_code LIMIT :limit
                """.formatted(from, sku, String.join(" AND ", where))).params(params)
            .query((rs, n) -> new Row(rs.getString(1), rs.getString(10), rs.getString(2), StockHistory.balance(rs, 1))).list();
    }

    private List<String> skus(String q) {
        var like = q.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return jdbc.sql("""
                SELECT sku FROM product WHERE sku LIKE :prefix ESCAPE '!'
                UNION SELECT sku FROM product_barcode WHERE barcode = :q
                UNION (SELECT sku FROM product WHERE name LIKE :part ESCAPE '!' ORDER BY sku LIMIT :most)
                ORDER BY sku LIMIT :most
                """).param("prefix", like + "%").param("q", q).param("part", "%" + like + "%").param("most", NAMED_AT_MOST).query(String.class).list();
    }

    List<Choice> warehouses() {
        return jdbc.sql("SELECT warehouse_code, name FROM warehouse ORDER BY warehouse_code").query((rs, n) -> new Choice(rs.getString(1), rs.getString(2))).list();
    }

    java.util.Optional<Product> product(String sku) {
        var barcodes = jdbc.sql("SELECT barcode FROM product_barcode WHERE sku = :sku ORDER BY barcode").param("sku", sku).query(String.class).list();
        return jdbc.sql("SELECT sku, name, variant FROM product WHERE sku = :sku").param("sku", sku)
            .query((rs, n) -> new Product(rs.getString(1), rs.getString(2), rs.getString(3), barcodes)).optional();
    }

    List<Bin> bins(String sku) {
        return jdbc.sql("SELECT warehouse_code, bin_code, lot_no, units, planned FROM bin_stock WHERE sku = :sku AND (units > 0 OR planned > 0) ORDER BY warehouse_code, bin_code, lot_no")
            .param("sku", sku).query((rs, n) -> new Bin(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getInt(5))).list();
    }

    /** Open locks, oldest first. */
    List<Lock> locks(String sku) {
        return jdbc.sql("""
                SELECT l.fulfillment_id, COALESCE(f.stage, ''), l.warehouse_code, l.open_quantity, l.kind, l.state, l.locked_at, l.expires_at
                  FROM stock_lock l LEFT JOIN fulfillment f ON f.fulfillment_id = l.fulfillment_id
                 WHERE l.open_quantity > 0 AND l.sku = :sku ORDER BY l.locked_at, l.stock_lock_id LIMIT :limit
                """).param("sku", sku).param("limit", LOCKS_AT_MOST)
            .query((rs, n) -> new Lock("F" + rs.getLong(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getString(5), rs.getString(6),
                SqlTime.instant(rs.getObject(7, LocalDateTime.class)), SqlTime.instant(rs.getObject(8, LocalDateTime.class)))).list();
    }
}
