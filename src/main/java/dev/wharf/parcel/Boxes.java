package dev.wharf.parcel;

import dev.wharf.common.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
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

        /** As a person meant it who typed a space too many: a scanned code has none. */
        Box stripped() {
            return new Box(strip(code), strip(name), lengthMm, widthMm, heightMm, weightG, maxWeightG, costMinor, materialSku);
        }

        Box called(String other) {
            return new Box(other, name, lengthMm, widthMm, heightMm, weightG, maxWeightG, costMinor, materialSku);
        }

        private static String strip(String text) {
            return text == null ? null : text.strip();
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

    /** Codes are told apart as people do: B1 and b1 are one. Should both be there, the one that is written so. */
    public static Optional<Box> named(List<Box> boxes, String code) {
        return boxes.stream().filter(box -> box.code().equalsIgnoreCase(code)).min(Comparator.comparing(box -> !box.code().equals(code)));
    }

    /** Takes the place of all that were there. Call inside a transaction. */
    void replace(String warehouse, List<Box> boxes) {
        jdbc.sql("DELETE FROM box WHERE warehouse_code = :warehouse").param("warehouse", warehouse).update();
        insert(warehouse, boxes);
    }

    /** @throws Refusal INVALID if there is one of this code, written alike: of two who add it at the same moment, exactly one does */
    void add(String warehouse, Box box) {
        try {
            insert(warehouse, List.of(box));
        } catch (DuplicateKeyException e) {
            throw BoxCheck.taken(box.code());
        }
    }

    /** All but the code. @return false if there is none of this code */
    boolean change(String warehouse, Box box) {
        return jdbc.sql("""
                UPDATE box SET name = :name, length_mm = :length, width_mm = :width, height_mm = :height, weight_g = :weight, max_weight_g = :most, cost_minor = :cost, material_sku = :material
                 WHERE warehouse_code = :warehouse AND box_code = :code
                """).param("warehouse", warehouse).param("code", box.code()).param("name", box.name()).param("length", box.lengthMm()).param("width", box.widthMm()).param("height", box.heightMm())
            .param("weight", box.weightG()).param("most", box.maxWeightG()).param("cost", box.costMinor()).param("material", box.materialSku()).update() == 1;
    }

    /** @return false if there was none of this code */
    boolean remove(String warehouse, String code) {
        return jdbc.sql("DELETE FROM box WHERE warehouse_code = :warehouse AND box_code = :code").param("warehouse", warehouse).param("code", code).update() == 1;
    }

    private void insert(String warehouse, List<Box> boxes) {
        if (boxes.isEmpty()) return;
        batch.batchUpdate("INSERT INTO box (warehouse_code, box_code, name, length_mm, width_mm, height_mm, weight_g, max_weight_g, cost_minor, material_sku) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            boxes.stream().map(x -> new Object[] {warehouse, x.code(), x.name(), x.lengthMm(), x.widthMm(), x.heightMm(), x.weightG(), x.maxWeightG(), x.costMinor(), x.materialSku()}).toList());
    }
}
