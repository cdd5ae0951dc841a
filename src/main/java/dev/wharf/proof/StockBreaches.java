package dev.wharf.proof;

import dev.wharf.common.Cut;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.overview.StockProof.Breach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Breaches from when they were found until they were repaired; at most one open per place and law, by a unique key. */
@Repository
class StockBreaches {
    private static final int NOTE_AT_MOST = 300;
    private static final int FOUND_AT_MOST = 500;
    private static final String SELECT = "SELECT stock_breach_id, law, sku, warehouse_code, found, found_at, closed_at, closed_by, note FROM stock_breach ";

    /** @param closedAt null while it is open @param note how it ended */
    record Kept(long id, String law, String sku, String warehouse, String found, Instant foundAt, Instant closedAt, String closedBy, String note) {
        /** Business key of its repair. */
        String key() {
            return new Breach(law, sku, warehouse, found).key();
        }
    }

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    StockBreaches(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    Kept open(Breach breach) {
        var kept = new Kept(ids.next(), breach.law(), breach.sku(), breach.warehouse(), Cut.words(breach.found(), FOUND_AT_MOST), Instant.now(clock), null, "", "");
        jdbc.sql("""
                INSERT INTO stock_breach (stock_breach_id, law, sku, warehouse_code, open_key, found, found_at, closed_at, closed_by, note)
                VALUES (:id, :law, :sku, :warehouse, :key, :found, :at, NULL, '', '')
                """).param("id", kept.id()).param("law", kept.law()).param("sku", kept.sku()).param("warehouse", kept.warehouse()).param("key", breach.key())
            .param("found", kept.found()).param("at", SqlTime.text(kept.foundAt())).update();
        return kept;
    }

    List<Kept> open() {
        return jdbc.sql(SELECT + "WHERE open_key IS NOT NULL ORDER BY found_at, stock_breach_id").query((rs, n) -> read(rs)).list();
    }

    List<Kept> latest(int limit) {
        return jdbc.sql(SELECT + "ORDER BY found_at DESC, stock_breach_id DESC LIMIT :limit").param("limit", limit).query((rs, n) -> read(rs)).list();
    }

    void close(String key, String by, String note) {
        jdbc.sql("UPDATE stock_breach SET open_key = NULL, closed_at = :at, closed_by = :by, note = :note WHERE open_key = :key").param("at", SqlTime.text(Instant.now(clock)))
            .param("by", by).param("note", Cut.words(note, NOTE_AT_MOST)).param("key", key).update();
    }

    private static Kept read(ResultSet rs) throws SQLException {
        return new Kept(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5), SqlTime.instant(rs.getObject(6, LocalDateTime.class)),
            SqlTime.instant(rs.getObject(7, LocalDateTime.class)), rs.getString(8), rs.getString(9));
    }
}
