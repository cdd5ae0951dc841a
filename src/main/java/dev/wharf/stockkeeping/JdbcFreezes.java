package dev.wharf.stockkeeping;

import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes stock_freeze. */
@Repository
class JdbcFreezes {
    private static final String FREEZE = "SELECT stock_freeze_id, warehouse_code, sku, bin_code, lot_no, units, reason FROM stock_freeze ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    JdbcFreezes(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    void insert(List<Freeze> freezes, String key) {
        var actor = Actor.current();
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("""
            INSERT INTO stock_freeze (stock_freeze_id, freeze_key, warehouse_code, sku, bin_code, lot_no, units, reason, frozen_by, frozen_at, lifted_by, lifted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', NULL)""",
            freezes.stream().map(f -> new Object[] {f.id(), key, f.warehouse(), f.sku(), f.bin(), f.lot(), f.units(), f.reason(), actor, now}).toList());
    }

    List<Freeze> ofKey(String key) {
        return jdbc.sql(FREEZE + "WHERE freeze_key = :key ORDER BY stock_freeze_id").param("key", key).query((rs, n) -> read(rs)).list();
    }

    List<Freeze> open(String warehouse) {
        return jdbc.sql(FREEZE + "WHERE lifted_at IS NULL AND warehouse_code = :warehouse ORDER BY stock_freeze_id DESC LIMIT 500").param("warehouse", warehouse)
            .query((rs, n) -> read(rs)).list();
    }

    Freeze lock(long id) {
        return jdbc.sql(FREEZE + "WHERE stock_freeze_id = :id FOR UPDATE").param("id", id).query((rs, n) -> read(rs)).optional()
            .orElseThrow(() -> Refusal.notFound("FREEZE_NOT_FOUND", "There is no freeze " + id + "."));
    }

    boolean lift(long id) {
        return jdbc.sql("UPDATE stock_freeze SET lifted_by = :who, lifted_at = :now WHERE stock_freeze_id = :id AND lifted_at IS NULL")
            .param("who", Actor.current()).param("now", SqlTime.text(Instant.now(clock))).param("id", id).update() == 1;
    }

    private static Freeze read(ResultSet rs) throws SQLException {
        return new Freeze(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getInt(6), rs.getString(7));
    }
}
