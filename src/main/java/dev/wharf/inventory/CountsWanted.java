package dev.wharf.inventory;

import dev.wharf.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bins whose record somebody on the floor found wrong. A pick avoids them while other bins have enough; counting them ends it. */
@Repository
public class CountsWanted {
    /** NO_PACKAGING: a parcel left in a box of which the books had none. */
    public enum Why { SHORT_PICK, FOUND_MORE, REJECTED, NO_PACKAGING }

    public record Wanted(String warehouse, String bin, String sku, Why why, Instant since) { }

    /** A SKU whose units in the bin are not what the books say. */
    record Doubt(String bin, String sku) { }

    private static final String WANTED = "SELECT warehouse_code, bin_code, sku, why, since FROM count_wanted WHERE warehouse_code = :warehouse ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    CountsWanted(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** A bin that is wanted already keeps its place in the queue. */
    public void ask(String warehouse, String bin, String sku, Why why) {
        jdbc.sql("""
                INSERT INTO count_wanted (warehouse_code, bin_code, sku, why, since) VALUES (:warehouse, :bin, :sku, :why, :now)
                ON DUPLICATE KEY UPDATE why = why
                """).param("warehouse", warehouse).param("bin", bin).param("sku", sku).param("why", why.name()).param("now", SqlTime.text(Instant.now(clock))).update();
    }

    /** The same for many: one query and, only if a bin is not wanted yet, one INSERT. Callers hold rows that others wait for. */
    void ask(String warehouse, List<Doubt> doubts, Why why) {
        if (doubts.isEmpty()) return;
        var wanted = of(warehouse, doubts.stream().map(Doubt::sku).distinct().toList()).stream().map(w -> new Doubt(w.bin(), w.sku())).collect(Collectors.toSet());
        var now = SqlTime.text(Instant.now(clock));
        var fresh = doubts.stream().filter(doubt -> !wanted.contains(doubt)).map(doubt -> new Object[] {warehouse, doubt.bin(), doubt.sku(), why.name(), now}).toList();
        if (fresh.isEmpty()) return;
        batch.batchUpdate("INSERT INTO count_wanted (warehouse_code, bin_code, sku, why, since) VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE why = why", fresh);
    }

    /** Call when the SKU was counted in the bin. */
    public void counted(String warehouse, String bin, String sku) {
        jdbc.sql("DELETE FROM count_wanted WHERE warehouse_code = :warehouse AND bin_code = :bin AND sku = :sku")
            .param("warehouse", warehouse).param("bin", bin).param("sku", sku).update();
    }

    /** The longest wanted first. */
    public List<Wanted> in(String warehouse) {
        return jdbc.sql(WANTED + "ORDER BY since, bin_code, sku").param("warehouse", warehouse).query((rs, n) -> read(rs)).list();
    }

    public List<Wanted> of(String warehouse, Collection<String> skus) {
        return skus.isEmpty() ? List.of() : jdbc.sql(WANTED + "AND sku IN (:skus)").param("warehouse", warehouse).param("skus", skus).query((rs, n) -> read(rs)).list();
    }

    private static Wanted read(ResultSet rs) throws SQLException {
        return new Wanted(rs.getString(1), rs.getString(2), rs.getString(3), Why.valueOf(rs.getString(4)), SqlTime.instant(rs.getObject(5, LocalDateTime.class)));
    }
}
