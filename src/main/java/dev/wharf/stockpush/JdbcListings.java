package dev.wharf.stockpush;

import dev.wharf.common.Cut;
import dev.wharf.common.SqlTime;
import dev.wharf.stockpush.Listing.Key;
import dev.wharf.stockpush.Listing.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names stock_listing. What changes rows is called inside a lane, with the rows held. */
@Repository
class JdbcListings {
    /** @param words the channel's own, of one of them */
    record Stuck(int listings, String words) { }

    private static final String READ = """
        SELECT shop_code, channel_sku, sku, wanted, version, told, told_at, state, due_at, since_at, sent, sent_version, sent_since, tries, in_doubt, check_at, again_at, words, lag_ms
          FROM stock_listing\s""";
    private static final int WORDS_AT_MOST = 400;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    JdbcListings(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Held until the commit. */
    List<Listing> hold(Collection<Key> keys) {
        if (keys.isEmpty()) return List.of();
        return jdbc.sql(READ + "WHERE (shop_code, channel_sku) IN (:keys) ORDER BY shop_code, channel_sku FOR UPDATE")
            .param("keys", keys.stream().distinct().sorted().map(k -> new Object[] {k.shop(), k.channelSku()}).toList()).query((rs, n) -> listing(rs)).list();
    }

    /** The same for listings that may be new. */
    Map<Key, Listing> holdOrOpen(Collection<Key> keys) {
        var held = hold(keys);
        if (held.size() < keys.size()) {
            var known = held.stream().map(Listing::key).collect(Collectors.toSet());
            batch.batchUpdate("""
                INSERT INTO stock_listing (shop_code, channel_sku, sku, wanted, version, state, sent_version, tries, in_doubt, words, urgency)
                VALUES (?, ?, '', 0, 0, 'CLEAN', 0, 0, FALSE, '', 0) ON DUPLICATE KEY UPDATE version = version""",
                keys.stream().filter(k -> !known.contains(k)).sorted().map(k -> new Object[] {k.shop(), k.channelSku()}).toList());
            held = hold(keys);
        }
        return held.stream().collect(Collectors.toMap(Listing::key, l -> l));
    }

    /** Keys of what is listed of these SKUs. */
    List<Key> keysOf(Collection<String> skus) {
        if (skus.isEmpty()) return List.of();
        return jdbc.sql("SELECT shop_code, channel_sku FROM stock_listing WHERE sku IN (:skus)").param("skus", skus).query((rs, n) -> new Key(rs.getString(1), rs.getString(2))).list();
    }

    /** By code. @param after the last one of the page before; empty for the first. @param states empty for any */
    List<Listing> page(String shop, String after, Collection<State> states, int most) {
        var named = states.isEmpty() ? List.of(State.values()) : states;
        return jdbc.sql(READ + "WHERE shop_code = :shop AND channel_sku > :after AND state IN (:states) ORDER BY channel_sku LIMIT :most").param("shop", shop).param("after", after)
            .param("states", named.stream().map(State::name).toList()).param("most", most).query((rs, n) -> listing(rs)).list();
    }

    List<Listing> read(String shop, Collection<String> codes) {
        if (codes.isEmpty()) return List.of();
        return jdbc.sql(READ + "WHERE shop_code = :shop AND channel_sku IN (:codes) ORDER BY channel_sku").param("shop", shop).param("codes", codes).query((rs, n) -> listing(rs)).list();
    }

    /** What is to be told now, the most urgent first, then what waits longest. */
    List<Listing> due(String shop, Instant now, int most) {
        return jdbc.sql(READ + "WHERE shop_code = :shop AND due_at <= :now ORDER BY urgency DESC, since_at, channel_sku LIMIT :most").param("shop", shop)
            .param("now", SqlTime.text(now)).param("most", most).query((rs, n) -> listing(rs)).list();
    }

    List<Key> toCheck(String shop, Instant now, int most) {
        return jdbc.sql("SELECT shop_code, channel_sku FROM stock_listing WHERE shop_code = :shop AND check_at <= :now ORDER BY check_at LIMIT :most").param("shop", shop)
            .param("now", SqlTime.text(now)).param("most", most).query((rs, n) -> new Key(rs.getString(1), rs.getString(2))).list();
    }

    List<Key> sent(String shop) {
        return jdbc.sql("SELECT shop_code, channel_sku FROM stock_listing WHERE shop_code = :shop AND state = 'SENT'").param("shop", shop)
            .query((rs, n) -> new Key(rs.getString(1), rs.getString(2))).list();
    }

    /** Shops that have something to tell or to ask. */
    List<String> shopsDue(Instant now) {
        return jdbc.sql("SELECT shop_code FROM stock_listing WHERE due_at <= :now UNION SELECT shop_code FROM stock_listing WHERE check_at <= :now").param("now", SqlTime.text(now))
            .query(String.class).list();
    }

    /** Those that were refused so many times in a row. */
    Stuck stuck(String shop, int refusals) {
        return jdbc.sql("""
                SELECT COUNT(*), COALESCE(MAX(words), '') FROM stock_listing WHERE shop_code = :shop AND state <> 'CLEAN' AND again_at IS NOT NULL AND tries >= :refusals
                """).param("shop", shop).param("refusals", refusals).query((rs, n) -> new Stuck(rs.getInt(1), rs.getString(2))).single();
    }

    /** What the channel refused is told now, and counts as refused for the first time if it refuses again. */
    void tellRefused(String shop, Instant now) {
        jdbc.sql("UPDATE stock_listing SET due_at = :now, again_at = NULL, tries = 0 WHERE shop_code = :shop AND state = 'REFUSED'").param("now", SqlTime.text(now)).param("shop", shop)
            .update();
    }

    void save(List<Listing> listings) {
        if (listings.isEmpty()) return;
        batch.batchUpdate("""
            INSERT INTO stock_listing (shop_code, channel_sku, sku, wanted, version, told, told_at, state, due_at, since_at, sent, sent_version, sent_since, tries, in_doubt, check_at,
                                       again_at, words, lag_ms, urgency)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE sku = VALUES(sku), wanted = VALUES(wanted), version = VALUES(version), told = VALUES(told), told_at = VALUES(told_at), state = VALUES(state),
                due_at = VALUES(due_at), since_at = VALUES(since_at), sent = VALUES(sent), sent_version = VALUES(sent_version), sent_since = VALUES(sent_since), tries = VALUES(tries),
                in_doubt = VALUES(in_doubt), check_at = VALUES(check_at), again_at = VALUES(again_at), words = VALUES(words), lag_ms = VALUES(lag_ms), urgency = VALUES(urgency)""",
            listings.stream().sorted(Comparator.comparing(Listing::key)).map(JdbcListings::row).toList());
    }

    private static Object[] row(Listing l) {
        return new Object[] {l.key().shop(), l.key().channelSku(), l.sku(), l.wanted(), l.version(), l.told(), SqlTime.text(l.toldAt()), l.state().name(), SqlTime.text(l.dueAt()),
            SqlTime.text(l.since()), l.sent(), l.sentVersion(), SqlTime.text(l.sentSince()), l.tries(), l.inDoubt(), SqlTime.text(l.checkAt()), SqlTime.text(l.againAt()), Cut.words(l.words(), WORDS_AT_MOST),
            l.lagMs(), l.urgency()};
    }

    /** They are not sold there any more, or not told: what the channel shows is left as it is. */
    void drop(Collection<Key> keys) {
        if (keys.isEmpty()) return;
        batch.batchUpdate("DELETE FROM stock_listing WHERE shop_code = ? AND channel_sku = ?", keys.stream().sorted().map(k -> new Object[] {k.shop(), k.channelSku()}).toList());
    }

    private static Listing listing(ResultSet rs) throws SQLException {
        return new Listing(new Key(rs.getString(1), rs.getString(2)), rs.getString(3), rs.getInt(4), rs.getLong(5), rs.getObject(6, Integer.class), at(rs, 7), State.valueOf(rs.getString(8)),
            at(rs, 9), at(rs, 10), rs.getObject(11, Integer.class), rs.getLong(12), at(rs, 13), rs.getInt(14), rs.getBoolean(15), at(rs, 16), at(rs, 17), rs.getString(18),
            rs.getObject(19, Long.class));
    }

    private static Instant at(ResultSet rs, int column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
