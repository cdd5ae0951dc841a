package dev.wharf.stockpush;

import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.stockpush.DriftRule.Cause;
import dev.wharf.stockpush.Listing.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names stock_drift. At most one is open per listing, by a unique key. */
@Repository
class JdbcDrifts {
    /** @param theirs null if the channel does not know the listing. @param closedAt null while it is open. @param closedBy who or what ended it. @param left a person left it as it is */
    record Drift(long id, Key key, String sku, int ours, Integer theirs, Cause cause, Instant foundAt, Instant seenAt, int repairs, boolean asked, Instant closedAt, String closedBy,
                 boolean left) {
        DriftRule.Open open() {
            return new DriftRule.Open(ours, theirs, foundAt, repairs, asked, left);
        }
    }

    private static final String READ = """
        SELECT stock_drift_id, shop_code, channel_sku, sku, ours, theirs, cause, found_at, seen_at, repairs, asked, closed_at, closed_by, left_alone FROM stock_drift\s""";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    JdbcDrifts(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    List<Drift> open(String shop) {
        return jdbc.sql(READ + "WHERE open_key IS NOT NULL AND shop_code = :shop ORDER BY found_at, stock_drift_id").param("shop", shop).query((rs, n) -> drift(rs)).list();
    }

    List<Drift> open(String shop, Collection<String> codes) {
        if (codes.isEmpty()) return List.of();
        return jdbc.sql(READ + "WHERE open_key IN (:keys) FOR UPDATE").param("keys", codes.stream().map(code -> openKey(new Key(shop, code))).sorted().toList()).query((rs, n) -> drift(rs)).list();
    }

    Optional<Drift> open(Key key) {
        return open(key.shop(), List.of(key.channelSku())).stream().findFirst();
    }

    /** Newest first. @param shop empty for all. @param openOnly false for closed ones too */
    List<Drift> latest(String shop, boolean openOnly, int most) {
        return jdbc.sql(READ + "WHERE (:shop = '' OR shop_code = :shop) AND (:all OR open_key IS NOT NULL) ORDER BY found_at DESC, stock_drift_id DESC LIMIT :most").param("shop", shop)
            .param("all", !openOnly).param("most", most).query((rs, n) -> drift(rs)).list();
    }

    void found(Listing listing, Integer theirs, int repairs, boolean asked) {
        var now = SqlTime.text(clock.instant());
        jdbc.sql("""
                INSERT INTO stock_drift (stock_drift_id, open_key, shop_code, channel_sku, sku, ours, theirs, cause, found_at, seen_at, repairs, asked, closed_at, closed_by)
                VALUES (:id, :key, :shop, :code, :sku, :ours, :theirs, :cause, :now, :now, :repairs, :asked, NULL, '')
                """).param("id", ids.next()).param("key", openKey(listing.key())).param("shop", listing.key().shop()).param("code", listing.key().channelSku()).param("sku", listing.sku())
            .param("ours", listing.told()).param("theirs", theirs).param("cause", DriftRule.cause(listing.told(), theirs).name()).param("now", now).param("repairs", repairs)
            .param("asked", asked).update();
    }

    void seen(Drift drift, int ours, Integer theirs, int repairs, boolean asked) {
        jdbc.sql("UPDATE stock_drift SET ours = :ours, theirs = :theirs, cause = :cause, seen_at = :now, repairs = :repairs, asked = :asked WHERE stock_drift_id = :id")
            .param("ours", ours).param("theirs", theirs).param("cause", DriftRule.cause(ours, theirs).name()).param("now", SqlTime.text(clock.instant())).param("repairs", repairs)
            .param("asked", asked).param("id", drift.id()).update();
    }

    /** A person has it told again, which counts as the first repair of a new round. */
    void askedNoMore(Drift drift) {
        jdbc.sql("UPDATE stock_drift SET asked = FALSE, repairs = 1, found_at = :now WHERE stock_drift_id = :id").param("now", SqlTime.text(clock.instant())).param("id", drift.id()).update();
    }

    /** A person leaves it as long as both numbers stay. */
    void leave(Drift drift) {
        jdbc.sql("UPDATE stock_drift SET left_alone = TRUE WHERE stock_drift_id = :id").param("id", drift.id()).update();
    }

    void close(Drift drift, String by) {
        jdbc.sql("UPDATE stock_drift SET open_key = NULL, closed_at = :now, closed_by = :by WHERE stock_drift_id = :id").param("now", SqlTime.text(clock.instant())).param("by", by)
            .param("id", drift.id()).update();
    }

    private static String openKey(Key key) {
        return key.shop() + "/" + key.channelSku();
    }

    private static Drift drift(ResultSet rs) throws SQLException {
        return new Drift(rs.getLong(1), new Key(rs.getString(2), rs.getString(3)), rs.getString(4), rs.getInt(5), rs.getObject(6, Integer.class), Cause.valueOf(rs.getString(7)), at(rs, 8),
            at(rs, 9), rs.getInt(10), rs.getBoolean(11), at(rs, 12), rs.getString(13), rs.getBoolean(14));
    }

    private static Instant at(ResultSet rs, int column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
