package dev.wharf.warehouse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcProducts implements Products {
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
        return jdbc.sql("SELECT sku, style, variant, name, price_minor, cost_minor, weight_g, length_mm, width_mm, height_mm, handling FROM product WHERE sku IN (:skus)")
            .param("skus", skus)
            .query((rs, n) -> new Product(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getLong(5), rs.getLong(6),
                rs.getInt(7), rs.getInt(8), rs.getInt(9), rs.getInt(10), rs.getString(11), barcodes.getOrDefault(rs.getString(1), List.of())))
            .list().stream().collect(toMap(Product::sku, p -> p));
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
    @Transactional
    public void put(List<Product> products) {
        refuseForeignBarcodes(products);
        batch.batchUpdate("""
            INSERT INTO product (sku, style, variant, name, price_minor, cost_minor, weight_g, length_mm, width_mm, height_mm, handling)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE style = VALUES(style), variant = VALUES(variant), name = VALUES(name), price_minor = VALUES(price_minor),
                cost_minor = VALUES(cost_minor), handling = VALUES(handling),
                weight_g = VALUES(weight_g), length_mm = VALUES(length_mm), width_mm = VALUES(width_mm), height_mm = VALUES(height_mm)""",
            products.stream().map(p -> new Object[] {p.sku(), p.style(), p.variant(), p.name(), p.priceMinor(), p.costMinor(), p.weightG(), p.lengthMm(), p.widthMm(),
                p.heightMm(), p.handling()}).toList());
        batch.batchUpdate("INSERT INTO product_barcode (barcode, sku) VALUES (?, ?) ON DUPLICATE KEY UPDATE sku = VALUES(sku)",
            products.stream().flatMap(p -> p.barcodes().stream().map(b -> new Object[] {b, p.sku()})).toList());
    }

    private void refuseForeignBarcodes(List<Product> products) {
        var wanted = new java.util.HashMap<String, String>();
        for (var p : products) for (var barcode : p.barcodes()) {
            var other = wanted.put(barcode, p.sku());
            if (other != null && !other.equals(p.sku())) refuse(barcode, other);
        }
        if (wanted.isEmpty()) return;
        jdbc.sql("SELECT barcode, sku FROM product_barcode WHERE barcode IN (:codes)").param("codes", wanted.keySet())
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list()
            .forEach(owned -> {
                if (!wanted.get(owned.getKey()).equals(owned.getValue())) refuse(owned.getKey(), owned.getValue());
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
