package dev.wharf.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.StockMoves;
import dev.wharf.warehouse.Products;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The only class whose SQL writes product_kit. */
@Repository
class JdbcKits implements Kits {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Products products;
    private final Stock stock;
    private final StockMoves moves;

    JdbcKits(JdbcClient jdbc, JdbcTemplate batch, Products products, Stock stock, StockMoves moves) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.products = products;
        this.stock = stock;
        this.moves = moves;
    }

    @Override
    public Map<String, Kit> bySkus(Collection<String> skus) {
        if (skus.isEmpty()) return Map.of();
        var components = new LinkedHashMap<String, List<Kit.Component>>(jdbc.sql("""
                SELECT kit_sku, component_sku, quantity, share_weight FROM product_kit WHERE kit_sku IN (:skus) ORDER BY kit_sku, component_sku
                """).param("skus", new TreeSet<>(skus))
            .query((rs, n) -> Map.entry(rs.getString(1), new Kit.Component(rs.getString(2), rs.getInt(3), rs.getLong(4))))
            .list().stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
        var kits = new LinkedHashMap<String, Kit>();
        components.forEach((sku, parts) -> kits.put(sku, new Kit(sku, parts)));
        return kits;
    }

    @Override
    public Map<String, List<String>> containing(Collection<String> components) {
        if (components.isEmpty()) return Map.of();
        return jdbc.sql("SELECT component_sku, kit_sku FROM product_kit WHERE component_sku IN (:skus) ORDER BY kit_sku").param("skus", new TreeSet<>(components))
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2)))
            .list().stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    @Override
    @Transactional
    public void put(List<Kit> kits) {
        var skus = new TreeSet<String>();
        var components = new TreeSet<String>();
        kits.forEach(kit -> {
            skus.add(kit.sku());
            kit.components().forEach(c -> components.add(c.sku()));
        });
        var all = new TreeSet<>(skus);
        all.addAll(components);
        // Rows of the products are held: of two puts that would make a kit of kits together, the second sees the first.
        var known = new TreeSet<>(jdbc.sql("SELECT sku FROM product WHERE sku IN (:skus) ORDER BY sku FOR UPDATE").param("skus", all).query(String.class).list());
        new KitCheck(known, bySkus(components).keySet(), containing(skus)).require(kits);
        for (var balance : stock.balances(skus)) {
            if (balance.onHand() != 0) throw Refusal.conflict("KIT_HAS_STOCK", "SKU " + balance.sku() + " has " + balance.onHand() + " units in " + balance.warehouse()
                + "; a kit has no stock of its own. Count them out, or receive them as their components, first.");
        }
        jdbc.sql("DELETE FROM product_kit WHERE kit_sku IN (:skus)").param("skus", skus).update();
        batch.batchUpdate("INSERT INTO product_kit (kit_sku, component_sku, quantity, share_weight) VALUES (?, ?, ?, ?)",
            kits.stream().flatMap(kit -> kit.components().stream().map(c -> new Object[] {kit.sku(), c.sku(), c.quantity(), c.share()})).toList());
        skus.forEach(moves::note);
    }

    @Override
    @Transactional
    public void remove(String sku) {
        if (jdbc.sql("DELETE FROM product_kit WHERE kit_sku = :sku").param("sku", sku).update() == 0) throw Refusal.notFound("KIT_NOT_FOUND", "SKU " + sku + " is no kit.");
        moves.note(sku);
    }
}
