package dev.wharf.inventory;

import dev.wharf.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bins whose record somebody on the floor found wrong. A pick avoids them while other bins have enough; counting them ends it. */
@Repository
public class CountsWanted {
    /** NO_PACKAGING: a parcel left in a box of which the books had none. */
    public enum Why { SHORT_PICK, FOUND_MORE, REJECTED, NO_PACKAGING }

    public record Wanted(String warehouse, String bin, String sku, Why why, Instant since) { }

    private static final String WANTED = "SELECT warehouse_code, bin_code, sku, why, since FROM count_wanted WHERE warehouse_code = :warehouse ";

    private final JdbcClient jdbc;
    private final Clock clock;

    CountsWanted(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A bin that is wanted already keeps its place in the queue. */
    public void ask(String warehouse, String bin, String sku, Why why) {
        jdbc.sql("""
                INSERT INTO count_wanted (warehouse_code, bin_code, sku, why, since) VALUES (:warehouse, :bin, :sku, :why, :now)
                ON DUPLICATE KEY UPDATE why = why
                """).param("warehouse", warehouse).param("bin", bin).param("sku", sku).param("why", why.name()).param("now", SqlTime.text(Instant.now(clock))).update();
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
