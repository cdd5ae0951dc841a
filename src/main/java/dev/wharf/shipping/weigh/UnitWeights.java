package dev.wharf.shipping.weigh;

import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Learned weights. The only class whose SQL writes sku_weight. Call inside a transaction. */
@Repository
class UnitWeights {
    private final JdbcClient jdbc;
    private final Clock clock;

    UnitWeights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those never weighed are {@link UnitWeight#NONE}. */
    Map<String, UnitWeight> of(Collection<String> skus) {
        var found = new HashMap<String, UnitWeight>();
        skus.forEach(sku -> found.put(sku, UnitWeight.NONE));
        if (!skus.isEmpty()) {
            jdbc.sql("SELECT sku, weighings, mean_g, m2 FROM sku_weight WHERE sku IN (:skus)").param("skus", skus)
                .query((rs, n) -> found.put(rs.getString(1), new UnitWeight(rs.getLong(2), rs.getDouble(3), rs.getDouble(4)))).list();
        }
        return found;
    }

    /** The row is held from the look to the commit, so that of two scales neither forgets what the other saw. */
    void learn(String sku, double grams) {
        var now = SqlTime.text(Instant.now(clock));
        jdbc.sql("INSERT INTO sku_weight (sku, weighings, mean_g, m2, changed_at) VALUES (:sku, 0, 0, 0, :now) ON DUPLICATE KEY UPDATE sku = sku").param("sku", sku).param("now", now).update();
        var next = jdbc.sql("SELECT weighings, mean_g, m2 FROM sku_weight WHERE sku = :sku FOR UPDATE").param("sku", sku)
            .query((rs, n) -> new UnitWeight(rs.getLong(1), rs.getDouble(2), rs.getDouble(3))).single().with(grams);
        jdbc.sql("UPDATE sku_weight SET weighings = :n, mean_g = :mean, m2 = :m2, changed_at = :now WHERE sku = :sku")
            .param("n", next.weighings()).param("mean", next.mean()).param("m2", next.m2()).param("now", now).param("sku", sku).update();
    }

    /** SKUs seen often enough to be believed, by code. */
    List<Map.Entry<String, UnitWeight>> learned() {
        return jdbc.sql("SELECT sku, weighings, mean_g, m2 FROM sku_weight WHERE weighings >= :least ORDER BY sku").param("least", UnitWeight.LEARNED_FROM)
            .query((rs, n) -> Map.entry(rs.getString(1), new UnitWeight(rs.getLong(2), rs.getDouble(3), rs.getDouble(4)))).list();
    }
}
