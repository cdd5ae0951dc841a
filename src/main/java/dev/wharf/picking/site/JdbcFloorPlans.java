package dev.wharf.picking.site;

import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names floor_plan. */
@Repository
class JdbcFloorPlans {
    record Saved(String warehouse, int version, String json, Instant at, String by) { }

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcFloorPlans(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The version that counts, per warehouse that has a plan. */
    Map<String, Integer> versions() {
        return jdbc.sql("SELECT warehouse_code, MAX(version) FROM floor_plan GROUP BY warehouse_code").query((rs, n) -> Map.entry(rs.getString(1), rs.getInt(2))).list().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<Saved> current(String warehouse) {
        return jdbc.sql("SELECT version, plan, saved_at, saved_by FROM floor_plan WHERE warehouse_code = :warehouse ORDER BY version DESC LIMIT 1").param("warehouse", warehouse)
            .query((rs, n) -> new Saved(warehouse, rs.getInt(1), rs.getString(2), SqlTime.instant(rs.getObject(3, LocalDateTime.class)), rs.getString(4))).optional();
    }

    /**
     * Adds the next version.
     *
     * @param known the version that this one was made from; null for whichever counts
     * @return its number
     * @throws Refusal CONFLICT if another one was saved meanwhile
     */
    int add(String warehouse, String json, Integer known) {
        int last = versions().getOrDefault(warehouse, 0);
        if (known != null && known != last) throw changed(warehouse, last);
        try {
            jdbc.sql("INSERT INTO floor_plan (warehouse_code, version, plan, saved_at, saved_by) VALUES (:warehouse, :version, :plan, :at, :by)").param("warehouse", warehouse)
                .param("version", last + 1).param("plan", json).param("at", SqlTime.text(Instant.now(clock))).param("by", Actor.current()).update();
        } catch (DuplicateKeyException e) {
            throw changed(warehouse, last + 1);
        }
        return last + 1;
    }

    private static Refusal changed(String warehouse, int version) {
        return Refusal.conflict("FLOOR_PLAN_CHANGED", "The floor plan of " + warehouse + " is version " + version + " by now. Look at it, then save yours again.");
    }
}
