package dev.wharf.parcel;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The boxes of each warehouse. The only class whose SQL names box. */
@Repository
public class Boxes {
    /** Sizes are of the inside, in millimetres. @param maxWeightG of the goods; 0 for no limit. @param costMinor in minor units of CNY */
    public record Box(String code, String name, int lengthMm, int widthMm, int heightMm, int weightG, int maxWeightG, long costMinor) {
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
        return jdbc.sql("SELECT box_code, name, length_mm, width_mm, height_mm, weight_g, max_weight_g, cost_minor FROM box WHERE warehouse_code = :warehouse ORDER BY box_code")
            .param("warehouse", warehouse)
            .query((rs, n) -> new Box(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4), rs.getInt(5), rs.getInt(6), rs.getInt(7), rs.getLong(8))).list();
    }

    /** Takes the place of all that were there. Call inside a transaction. */
    void replace(String warehouse, List<Box> boxes) {
        jdbc.sql("DELETE FROM box WHERE warehouse_code = :warehouse").param("warehouse", warehouse).update();
        if (boxes.isEmpty()) return;
        batch.batchUpdate("INSERT INTO box (warehouse_code, box_code, name, length_mm, width_mm, height_mm, weight_g, max_weight_g, cost_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            boxes.stream().map(x -> new Object[] {warehouse, x.code(), x.name(), x.lengthMm(), x.widthMm(), x.heightMm(), x.weightG(), x.maxWeightG(), x.costMinor()}).toList());
    }
}
