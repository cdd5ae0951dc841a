package dev.wharf.warehouse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcProducts implements Products {
    private static final String COLUMNS = "sku, style, variant, colour, size, name, price_minor, cost_minor, weight_g, length_mm, width_mm, height_mm, handling";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    JdbcProducts(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    @Override
    public java.util.Set<String> known(Collection<String> skus) {
        if (skus.isEmpty()) return java.util.Set.of();
        return java.util.Set.copyOf(jdbc.sql("SELECT sku FROM product WHERE sku IN (:skus)").param("skus", skus).query(String.class).list());
    }

    @Override
    public Map<String, Product> bySkus(Collection<String> skus) {
        if (skus.isEmpty()) return Map.of();
        var unique = skus.stream().distinct().sorted().toList();
        return read(unique, jdbc.sql("SELECT sku, barcode FROM product_barcode WHERE sku IN (:skus) ORDER BY barcode").param("skus", unique)
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
    }

    @Override
    public Map<String, Product> facts(Collection<String> skus) {
        return skus.isEmpty() ? Map.of() : read(skus.stream().distinct().sorted().toList(), Map.of());
    }

    private Map<String, Product> read(List<String> skus, Map<String, List<String>> barcodes) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM product WHERE sku IN (:skus)").param("skus", skus).query((rs, n) -> product(rs, barcodes)).list().stream().collect(toMap(Product::sku, p -> p));
    }

    private static Product product(ResultSet rs, Map<String, List<String>> barcodes) throws SQLException {
        return new Product(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getString(6), rs.getLong(7), rs.getLong(8),
            rs.getInt(9), rs.getInt(10), rs.getInt(11), rs.getInt(12), rs.getString(13), barcodes.getOrDefault(rs.getString(1), List.of()));
    }

    @Override
    public List<Product> search(String query, String style, String after, int limit) {
        var words = "%" + query.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        var skus = jdbc.sql("""
                SELECT p.sku FROM product p
                 WHERE p.sku > :after AND (:style = '' OR p.style = :style)
                   AND (:words = '%%' OR LOWER(p.sku) LIKE LOWER(:words) ESCAPE '!' OR LOWER(p.name) LIKE LOWER(:words) ESCAPE '!' OR LOWER(p.style) LIKE LOWER(:words) ESCAPE '!'
                        OR LOWER(p.colour) LIKE LOWER(:words) ESCAPE '!' OR LOWER(p.size) LIKE LOWER(:words) ESCAPE '!'
                        OR EXISTS (SELECT 1 FROM product_barcode b WHERE b.sku = p.sku AND b.barcode = :code))
                 ORDER BY p.sku LIMIT :limit
                """).param("after", after).param("style", style.strip()).param("words", words).param("code", query.strip()).param("limit", limit).query(String.class).list();
        var found = bySkus(skus);
        return skus.stream().map(found::get).toList();
    }

    @Override
    public List<Named> named() {
        return jdbc.sql("SELECT sku, name, CONCAT_WS(' ', style, colour, size) FROM product ORDER BY sku").query((rs, n) -> new Named(rs.getString(1), rs.getString(2), rs.getString(3))).list();
    }

    @Override
    public List<Product> like(String code) {
        var skus = jdbc.sql("SELECT sku FROM product_barcode WHERE barcode = :code UNION SELECT sku FROM product WHERE match_key = :key")
            .param("code", code.strip()).param("key", Products.matchKey(code)).query(String.class).list();
        return bySkus(skus).values().stream().sorted(Comparator.comparing(Product::sku)).toList();
    }

    @Override
    public Optional<String> skuOf(String barcode) {
        return jdbc.sql("SELECT sku FROM product_barcode WHERE barcode = :code UNION SELECT sku FROM product WHERE sku = :code")
            .param("code", barcode.strip()).query(String.class).stream().findFirst();
    }

    @Override
    public Map<String, String> bins(String warehouse, Collection<String> skus) {
        if (skus.isEmpty()) return Map.of();
        return jdbc.sql("SELECT sku, bin_code FROM pick_face WHERE warehouse_code = :warehouse AND sku IN (:skus)")
            .param("warehouse", warehouse).param("skus", skus.stream().distinct().sorted().toList())
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<String> pickFaces(String warehouse) {
        return jdbc.sql("SELECT DISTINCT bin_code FROM pick_face WHERE warehouse_code = :warehouse ORDER BY bin_code").param("warehouse", warehouse).query(String.class).list();
    }

    @Override
    @Transactional
    public void put(List<Product> products) {
        var owners = owners(products);
        batch.batchUpdate("""
            INSERT INTO product (sku, style, variant, colour, size, name, price_minor, cost_minor, weight_g, length_mm, width_mm, height_mm, handling, match_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE style = VALUES(style), variant = VALUES(variant), colour = VALUES(colour), size = VALUES(size), match_key = VALUES(match_key), name = VALUES(name), price_minor = VALUES(price_minor),
                cost_minor = VALUES(cost_minor), handling = VALUES(handling),
                weight_g = VALUES(weight_g), length_mm = VALUES(length_mm), width_mm = VALUES(width_mm), height_mm = VALUES(height_mm)""",
            products.stream().sorted(Comparator.comparing(Product::sku)).map(p -> new Object[] {p.sku(), p.style(), p.variant(), p.colour(), p.size(), p.name(), p.priceMinor(), p.costMinor(), p.weightG(),
                p.lengthMm(), p.widthMm(), p.heightMm(), p.handling(), Products.matchKey(p.sku())}).toList());
        // A barcode that is there keeps its owner, and its row is held until the commit: of two that claim it at once the second sees the first.
        if (!owners.isEmpty()) batch.batchUpdate("INSERT INTO product_barcode (barcode, sku) VALUES (?, ?) ON DUPLICATE KEY UPDATE sku = sku",
            owners.entrySet().stream().map(e -> new Object[] {e.getKey(), e.getValue()}).toList());
        refuseForeign(products, owners);
    }

    /** The SKU that wants each barcode, in the order rows are taken. */
    private static SortedMap<String, String> owners(List<Product> products) {
        var owners = new TreeMap<String, String>();
        for (var p : products) for (var barcode : p.barcodes()) {
            var other = owners.put(barcode, p.sku());
            if (other != null && !other.equals(p.sku())) refuse(barcode, other);
        }
        return owners;
    }

    /** The code of a SKU is its barcode too. */
    private void refuseForeign(List<Product> products, SortedMap<String, String> owners) {
        var codes = new TreeSet<>(owners.keySet());
        products.forEach(p -> codes.add(p.sku()));
        jdbc.sql("SELECT barcode, sku FROM product_barcode WHERE barcode IN (:codes) UNION ALL SELECT sku, sku FROM product WHERE sku IN (:codes)")
            .param("codes", codes)
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list()
            .forEach(owned -> {
                if (!owners.getOrDefault(owned.getKey(), owned.getKey()).equals(owned.getValue())) refuse(owned.getKey(), owned.getValue());
            });
    }

    private static void refuse(String barcode, String owner) {
        throw Refusal.conflict("BARCODE_TAKEN", "Barcode " + barcode + " belongs to SKU " + owner + "; one barcode names one SKU.");
    }

    @Override
    @Transactional
    public void putPickFaces(List<PickFace> faces) {
        batch.batchUpdate("INSERT INTO pick_face (warehouse_code, sku, bin_code) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE bin_code = VALUES(bin_code)",
            faces.stream().map(f -> new Object[] {f.warehouse(), f.sku(), f.bin()}).toList());
    }
}
