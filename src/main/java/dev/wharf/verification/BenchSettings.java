package dev.wharf.verification;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How each warehouse verifies. The only class whose SQL names bench_setting. */
@Repository
class BenchSettings {
    /**
     * @param countByQuantity whether one scan may stand for several equal units. Off unless a warehouse turns it on: a wrong unit among twelve that
     *                        look alike is found only if each one is scanned
     */
    record Setting(boolean countByQuantity) {
        static final Setting STANDARD = new Setting(false);
    }

    private final JdbcClient jdbc;

    BenchSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Setting of(String warehouse) {
        return jdbc.sql("SELECT count_by_quantity FROM bench_setting WHERE warehouse_code = :warehouse").param("warehouse", warehouse)
            .query((rs, n) -> new Setting(rs.getBoolean(1))).optional().orElse(Setting.STANDARD);
    }

    void put(String warehouse, Setting setting) {
        jdbc.sql("""
                INSERT INTO bench_setting (warehouse_code, count_by_quantity) VALUES (:warehouse, :byQuantity)
                ON DUPLICATE KEY UPDATE count_by_quantity = VALUES(count_by_quantity)
                """).param("warehouse", warehouse).param("byQuantity", setting.countByQuantity()).update();
    }
}
