package dev.wharf.review.blacklist;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names blacklist_entry. */
@Repository
class JdbcBlacklist implements Blacklist {
    private static final String COLUMNS = "blacklist_entry_id, kind, shop_code, reason, expires_at, created_at, created_by, retired_at, retired_by, retire_reason, key_id";

    private final JdbcClient jdbc;
    private final Fulfillments fulfillments;
    private final HashKey key;
    private final Ids ids;
    private final Clock clock;

    JdbcBlacklist(JdbcClient jdbc, Fulfillments fulfillments, HashKey key, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.fulfillments = fulfillments;
        this.key = key;
        this.ids = ids;
        this.clock = clock;
    }

    /** A state of the lane, not a fact, because asking for a fact writes first what the lane keeps. */
    private static final class Matches {
        private final Map<FulfillmentId, List<Match>> known = new HashMap<>();
    }

    private record Value(Kind kind, ByteBuffer hash) { }

    private record Row(Value value, String shop, Match match) { }

    @Override
    public List<Match> matches(FulfillmentId id) {
        var known = Lane.current().state(Matches.class, Matches::new).known;
        if (!known.containsKey(id)) load(known);
        return known.getOrDefault(id, List.of());
    }

    private void load(Map<FulfillmentId, List<Match>> known) {
        var values = new HashMap<FulfillmentId, List<Value>>();
        for (var member : Lane.current().members()) if (!known.containsKey(member)) values.put(member, values(fulfillments.orderOf(member)));
        var hashes = values.values().stream().flatMap(List::stream).map(v -> v.hash.array()).toList();
        var rows = hashes.isEmpty() ? List.<Row>of() : rows(hashes);
        values.forEach((member, its) -> known.put(member, rows.stream()
            .filter(row -> its.contains(row.value) && (row.shop.isEmpty() || row.shop.equals(fulfillments.get(member).shop()))).map(Row::match).toList()));
    }

    private List<Value> values(SalesOrder order) {
        if (!key.present()) return List.of();
        return Arrays.stream(Kind.values()).filter(kind -> !kind.plain(kind.of(order)).isEmpty())
            .map(kind -> new Value(kind, ByteBuffer.wrap(key.hash(kind, kind.plain(kind.of(order)))))).toList();
    }

    private List<Row> rows(List<byte[]> hashes) {
        return jdbc.sql("""
                SELECT blacklist_entry_id, kind, value_hash, shop_code, reason FROM blacklist_entry
                 WHERE value_hash IN (:hashes) AND live = 1 AND (expires_at IS NULL OR expires_at > :now)
                 ORDER BY blacklist_entry_id
                """).param("hashes", hashes).param("now", SqlTime.text(Instant.now(clock)))
            .query((rs, n) -> new Row(new Value(Kind.valueOf(rs.getString(2)), ByteBuffer.wrap(rs.getBytes(3))), rs.getString(4),
                new Match(rs.getLong(1), Kind.valueOf(rs.getString(2)), rs.getString(5)))).list();
    }

    @Override
    public List<Entry> add(SalesOrder order, Set<Kind> kinds, Terms terms) {
        var added = new ArrayList<Entry>();
        kinds.stream().sorted(Comparator.naturalOrder()).filter(kind -> !kind.plain(kind.of(order)).isEmpty()).forEach(kind -> added.add(add(kind, kind.of(order), terms)));
        return added;
    }

    @Override
    public Entry add(Kind kind, String value, Terms terms) {
        if (!key.present()) {
            throw Refusal.conflict("HASH_KEY_MISSING", "Nobody can be put on the blacklist before wharf.review.hash-key is set (WHARF_REVIEW_HASHKEY, 32 random characters at least).");
        }
        var plain = kind.plain(value);
        if (plain.isEmpty()) throw Refusal.invalid("FIELD_MISSING", "value", "value has no letter or digit; give the " + kind + " to look for.");
        if (kind.plain(terms.reason()).contains(plain)) {
            throw Refusal.invalid("REASON_NAMES_VALUE", "reason", "reason repeats the value, which would keep it in clear; say only why.");
        }
        var hash = key.hash(kind, plain);
        // An entry past its time gives way to the new one.
        jdbc.sql("""
                UPDATE blacklist_entry SET retired_at = :now, retired_by = :by, retire_reason = 'EXPIRED'
                 WHERE value_hash = :hash AND kind = :kind AND shop_code = :shop AND live = 1 AND expires_at <= :now
                """).param("now", SqlTime.text(Instant.now(clock))).param("by", Actor.SYSTEM).param("hash", hash).param("kind", kind.name()).param("shop", terms.shop()).update();
        jdbc.sql("""
                INSERT INTO blacklist_entry (blacklist_entry_id, kind, value_hash, key_id, shop_code, reason, expires_at, created_at, created_by, retired_at, retired_by, retire_reason)
                VALUES (:id, :kind, :hash, :keyId, :shop, :reason, :expires, :now, :by, NULL, '', '')
                ON DUPLICATE KEY UPDATE blacklist_entry_id = blacklist_entry_id
                """).param("id", ids.next()).param("kind", kind.name()).param("hash", hash).param("keyId", key.id()).param("shop", terms.shop())
            .param("reason", terms.reason()).param("expires", SqlTime.text(terms.expiresAt())).param("now", SqlTime.text(Instant.now(clock))).param("by", Actor.current()).update();
        return jdbc.sql("SELECT " + COLUMNS + " FROM blacklist_entry WHERE value_hash = :hash AND kind = :kind AND shop_code = :shop AND live = 1")
            .param("hash", hash).param("kind", kind.name()).param("shop", terms.shop()).query((rs, n) -> read(rs)).single();
    }

    @Override
    public boolean retire(long id, String reason) {
        boolean done = jdbc.sql("UPDATE blacklist_entry SET retired_at = :now, retired_by = :by, retire_reason = :reason WHERE blacklist_entry_id = :id AND retired_at IS NULL")
            .param("now", SqlTime.text(Instant.now(clock))).param("by", Actor.current()).param("reason", reason).param("id", id).update() == 1;
        if (!done && jdbc.sql("SELECT COUNT(*) FROM blacklist_entry WHERE blacklist_entry_id = :id").param("id", id).query(Integer.class).single() == 0) {
            throw Refusal.notFound("BLACKLIST_ENTRY_NOT_FOUND", "There is no blacklist entry with this number.");
        }
        return done;
    }

    @Override
    public List<Entry> list(long before, boolean retiredToo, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM blacklist_entry WHERE blacklist_entry_id < :before" + (retiredToo ? "" : " AND live = 1")
                + " ORDER BY blacklist_entry_id DESC LIMIT :limit")
            .param("before", before).param("limit", limit).query((rs, n) -> read(rs)).list();
    }

    @Override
    public int withOtherKey() {
        return jdbc.sql("SELECT COUNT(*) FROM blacklist_entry WHERE live = 1 AND key_id <> :key").param("key", key.id()).query(Integer.class).single();
    }

    private Entry read(ResultSet rs) throws SQLException {
        var expires = at(rs, "expires_at");
        var retired = at(rs, "retired_at");
        var state = retired != null ? Entry.State.RETIRED : expires != null && !expires.isAfter(Instant.now(clock)) ? Entry.State.EXPIRED
            : rs.getString("key_id").equals(key.id()) ? Entry.State.LIVE : Entry.State.OTHER_KEY;
        return new Entry(rs.getLong("blacklist_entry_id"), Kind.valueOf(rs.getString("kind")), rs.getString("shop_code"), rs.getString("reason"), expires,
            at(rs, "created_at"), rs.getString("created_by"), retired, rs.getString("retired_by"), rs.getString("retire_reason"), state);
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
