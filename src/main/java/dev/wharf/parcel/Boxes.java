package dev.wharf.parcel;

import dev.wharf.common.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The boxes of each warehouse. The only class whose SQL names box. */
@Repository
public class Boxes {
    /**
     * Sizes are of the inside, in millimetres.
     *
     * @param maxWeightG  of the goods; 0 for no limit
     * @param costMinor   of one, in minor units of CNY
     * @param materialSku product whose units are counted as these boxes; empty if nobody counts them
     */
    public record Box(String code, String name, int lengthMm, int widthMm, int heightMm, int weightG, int maxWeightG, long costMinor, String materialSku) {
        public Box {
            materialSku = materialSku == null ? "" : materialSku.strip();
        }

        /** One that nobody counts. */
        public Box(String code, String name, int lengthMm, int widthMm, int heightMm, int weightG, int maxWeightG, long costMinor) {
            this(code, name, lengthMm, widthMm, heightMm, weightG, maxWeightG, costMinor, "");
        }

        public long volume() {
            return (long) lengthMm * widthMm * heightMm;
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Boxes(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** In order of their codes. */
    public List<Box> of(String warehouse) {
        return of(List.of(warehouse)).get(warehouse);
    }

    /** The same for each warehouse, in one query. */
    public Map<String, List<Box>> of(Collection<String> warehouses) {
        var found = new HashMap<String, List<Box>>();
        warehouses.forEach(warehouse -> found.put(warehouse, new ArrayList<>()));
        if (warehouses.isEmpty()) return found;
        jdbc.sql("""
                SELECT warehouse_code, box_code, name, length_mm, width_mm, height_mm, weight_g, max_weight_g, cost_minor, material_sku FROM box
                 WHERE warehouse_code IN (:warehouses) ORDER BY warehouse_code, box_code
                """).param("warehouses", found.keySet())
            .query((rs, n) -> found.computeIfAbsent(rs.getString(1), w -> new ArrayList<>()).add(new Box(rs.getString(2), rs.getString(3), rs.getInt(4), rs.getInt(5), rs.getInt(6), rs.getInt(7), rs.getInt(8), rs.getLong(9), rs.getString(10))))
            .list();
        return found;
    }

    /** A box whose units are counted as those of a product. */
    public record MadeOf(String warehouse, String code, String materialSku) { }

    /** Boxes of all warehouses that are made of one of these, in order of warehouse and code. */
    public List<MadeOf> madeOf(Collection<String> skus) {
        return skus.isEmpty() ? List.of() : jdbc.sql("SELECT warehouse_code, box_code, material_sku FROM box WHERE material_sku IN (:skus) ORDER BY warehouse_code, box_code")
            .param("skus", skus).query((rs, n) -> new MadeOf(rs.getString(1), rs.getString(2), rs.getString(3))).list();
    }

    /** @throws Refusal INVALID if the warehouse has no box of this code */
    public Box require(String warehouse, String code) {
        var all = of(warehouse);
        return named(all, code).orElseThrow(() -> Refusal.invalid("BOX_UNKNOWN", "code", all.isEmpty()
            ? "Warehouse " + warehouse + " has no boxes; a lead sets them with PUT /api/v1/warehouses/" + warehouse + "/boxes."
            : "Warehouse " + warehouse + " has no box of this code; take one of " + all.stream().map(Box::code).collect(Collectors.joining(", ")) + "."));
    }

    /** Codes are told apart as people do: B1 and b1 are one. */
    public static Optional<Box> named(List<Box> boxes, String code) {
        return boxes.stream().filter(box -> box.code().equalsIgnoreCase(code)).findFirst();
    }

    /** Takes the place of all that were there. Call inside a transaction. */
    void replace(String warehouse, List<Box> boxes) {
        jdbc.sql("DELETE FROM box WHERE warehouse_code = :warehouse").param("warehouse", warehouse).update();
        if (boxes.isEmpty()) return;
        batch.batchUpdate("INSERT INTO box (warehouse_code, box_code, name, length_mm, width_mm, height_mm, weight_g, max_weight_g, cost_minor, material_sku) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            boxes.stream().map(x -> new Object[] {warehouse, x.code(), x.name(), x.lengthMm(), x.widthMm(), x.heightMm(), x.weightG(), x.maxWeightG(), x.costMinor(), x.materialSku()}).toList());
    }
}
