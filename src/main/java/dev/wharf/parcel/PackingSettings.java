package dev.wharf.parcel;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How each warehouse packs and weighs. The only class whose SQL names packing_setting. */
@Repository
public class PackingSettings {
    /**
     * @param weighRequired whether a parcel may leave only if it was weighed
     * @param weighFloorG   grams by which a parcel may always differ: what tape, paper and the scale's own steps come to
     * @param packagingG    what a parcel weighs beside its goods where no box is known, in grams
     * @param fillPercent   of a box's inside that goods can take
     */
    public record Setting(boolean weighRequired, int weighFloorG, int packagingG, int fillPercent) {
        public static final Setting STANDARD = new Setting(false, 20, 0, 80);
    }

    private final JdbcClient jdbc;

    PackingSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Setting of(String warehouse) {
        return of(List.of(warehouse)).get(warehouse);
    }

    /** One for each warehouse, in one query. */
    public Map<String, Setting> of(Collection<String> warehouses) {
        var found = new HashMap<String, Setting>();
        warehouses.forEach(w -> found.put(w, Setting.STANDARD));
        if (warehouses.isEmpty()) return found;
        jdbc.sql("SELECT warehouse_code, weigh_required, weigh_floor_g, packaging_g, fill_percent FROM packing_setting WHERE warehouse_code IN (:warehouses)").param("warehouses", warehouses)
            .query((rs, n) -> found.put(rs.getString(1), new Setting(rs.getBoolean(2), rs.getInt(3), rs.getInt(4), rs.getInt(5)))).list();
        return found;
    }

    void put(String warehouse, Setting setting) {
        jdbc.sql("""
                INSERT INTO packing_setting (warehouse_code, weigh_required, weigh_floor_g, packaging_g, fill_percent) VALUES (:warehouse, :required, :floor, :packaging, :fill)
                ON DUPLICATE KEY UPDATE weigh_required = VALUES(weigh_required), weigh_floor_g = VALUES(weigh_floor_g), packaging_g = VALUES(packaging_g), fill_percent = VALUES(fill_percent)
                """).param("warehouse", warehouse).param("required", setting.weighRequired()).param("floor", setting.weighFloorG()).param("packaging", setting.packagingG())
            .param("fill", setting.fillPercent()).update();
    }
}
