package dev.wharf.effect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.common.Cut;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The only class whose SQL names table effect. */
@Repository
class JdbcEffects implements EffectLedger, EffectStore {
    /** As wide as the columns of words and errors. */
    private static final int WORDS_AT_MOST = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;
    private final EffectSignal signal;
    private final Lane.Writer<Object[]> claims = new Lane.Writer<>(70, "effect", this::write);

    JdbcEffects(JdbcClient jdbc, JdbcTemplate batch, PlatformTransactionManager transactions, Ids ids, Clock clock, EffectSignal signal) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
        this.signal = signal;
    }

    /** One ring per transaction, after its commit. */
    private final class Ring implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            signal.ring();
        }
    }

    @Override
    public void claim(String kind, String key, FulfillmentId fulfillment, String target, Map<String, String> request) {
        var lane = Lane.current();
        lane.state(Ring.class, () -> {
            var ring = new Ring();
            TransactionSynchronizationManager.registerSynchronization(ring);
            return ring;
        });
        var now = SqlTime.text(clock.instant());
        lane.write(claims, new Object[] {ids.next(), kind, key, fulfillment.value(), target, json(request), now, now});
    }

    /** The columns are set from left to right, so state comes last. */
    private void write(List<Object[]> rows) {
        batch.batchUpdate("""
            INSERT INTO effect (effect_id, kind, effect_key, fulfillment_id, target, request, state, tries, in_doubt, due_at, lease_by, answer,
                                error, created_at, settled_at)
            VALUES (?, ?, ?, ?, ?, ?, 'CLAIMED', 0, FALSE, ?, '', '', '', ?, NULL)
            ON DUPLICATE KEY UPDATE target = IF(state = 'FAILED', VALUES(target), target), request = IF(state = 'FAILED', VALUES(request), request),
                tries = IF(state = 'FAILED', 0, tries), due_at = IF(state = 'FAILED', VALUES(due_at), due_at), error = IF(state = 'FAILED', '', error),
                settled_at = IF(state = 'FAILED', NULL, settled_at), state = IF(state = 'FAILED', 'CLAIMED', state)""", rows);
    }

    @Override
    public Standing standing(String kind, String key) {
        Lane.current().flush();
        return jdbc.sql("SELECT state, in_doubt FROM effect WHERE kind = :kind AND effect_key = :key").param("kind", kind).param("key", key)
            .query((rs, n) -> standing(rs)).optional().orElse(Standing.NONE);
    }

    @Override
    public Map<String, Standing> standings(String kind, FulfillmentId fulfillment) {
        Lane.current().flush();
        var standings = new TreeMap<String, Standing>();
        jdbc.sql("SELECT state, in_doubt, effect_key FROM effect WHERE kind = :kind AND fulfillment_id = :id").param("kind", kind).param("id", fulfillment.value())
            .query((rs, n) -> standings.put(rs.getString(3), standing(rs))).list();
        return standings;
    }

    private static Standing standing(ResultSet rs) throws SQLException {
        return switch (rs.getString(1)) {
            case "DONE" -> Standing.DONE;
            case "FAILED" -> rs.getBoolean(2) ? Standing.IN_DOUBT : Standing.REFUSED;
            default -> Standing.OPEN;
        };
    }

    @Override
    public List<Effect> lease(int limit, Duration time) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var until = now.plus(time);
        var lease = UUID.randomUUID().toString();
        return transaction.execute(status -> take(limit, now, until, lease) == 0 ? List.of() : leased(until, lease));
    }

    /**
     * What was being called when its lease ran out may have been done: its caller crashed, which counts as a try, because what crashes its caller
     * each time must end with a person. The columns are set from left to right, so state comes last. Rows that another worker or a claim holds are
     * passed over, and rows are changed by their key only, so that leasing waits for nobody.
     */
    private int take(int limit, Instant now, Instant until, String lease) {
        var due = jdbc.sql("SELECT effect_id FROM effect WHERE due_at <= :now ORDER BY due_at, effect_id LIMIT :limit FOR UPDATE SKIP LOCKED")
            .param("now", SqlTime.text(now)).param("limit", limit).query(Long.class).list();
        if (due.isEmpty()) return 0;
        return jdbc.sql("""
                UPDATE effect SET in_doubt = (in_doubt OR state = 'CALLING'), tries = tries + (state = 'CALLING'), state = 'CALLING', lease_by = :lease, due_at = :until
                 WHERE effect_id IN (:due)
                """)
            .param("lease", lease).param("until", SqlTime.text(until)).param("due", due.stream().sorted().toList()).update();
    }

    private List<Effect> leased(Instant until, String lease) {
        return jdbc.sql("""
                SELECT effect_id, kind, effect_key, fulfillment_id, target, request, tries, in_doubt
                  FROM effect WHERE due_at = :until AND lease_by = :lease ORDER BY effect_id
                """)
            .param("until", SqlTime.text(until)).param("lease", lease)
            .query((rs, n) -> read(rs, lease, until)).list();
    }

    private static Effect read(ResultSet rs, String lease, Instant until) throws SQLException {
        return new Effect(rs.getLong("effect_id"), rs.getString("kind"), rs.getString("effect_key"), new FulfillmentId(rs.getLong("fulfillment_id")),
            rs.getString("target"), values(rs.getString("request")), rs.getInt("tries"), rs.getBoolean("in_doubt"), lease, until);
    }

    @Override
    public Set<Long> settle(List<SettledEffect> effects) {
        var sorted = effects.stream().sorted(Comparator.comparingLong(s -> s.effect().id())).toList();
        var now = SqlTime.text(clock.instant());
        var counts = batch.batchUpdate("""
            UPDATE effect SET state = ?, answer = ?, error = ?, in_doubt = ?, due_at = NULL, settled_at = ?
             WHERE effect_id = ? AND lease_by = ? AND state = 'CALLING'""",
            sorted.stream().map(s -> new Object[] {s.done() ? "DONE" : "FAILED", s.done() ? json(s.answer().values()) : "", Cut.words(s.words(), WORDS_AT_MOST), s.inDoubt(), now,
                s.effect().id(), s.effect().lease()}).toList());
        var ours = new HashSet<Long>();
        for (int i = 0; i < counts.length; i++) if (counts[i] == 1) ours.add(sorted.get(i).effect().id());
        return ours;
    }

    @Override
    public void putOff(List<Outcome.Later> later) {
        if (later.isEmpty()) return;
        var now = clock.instant();
        var rows = later.stream().sorted(Comparator.comparingLong(l -> l.effect().id())).map(l -> new Object[] {l.tries(), l.inDoubt(),
            SqlTime.text(now.plus(l.pause())), Cut.words(l.error(), WORDS_AT_MOST), l.effect().id(), l.effect().lease()}).toList();
        transaction.execute(status -> batch.batchUpdate("""
            UPDATE effect SET state = 'CLAIMED', tries = ?, in_doubt = ?, due_at = ?, error = ?
             WHERE effect_id = ? AND lease_by = ? AND state = 'CALLING'""", rows));
    }

    private static String json(Map<String, String> values) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(values));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An effect's ids and codes are not JSON", e);
        }
    }

    private static Map<String, String> values(String json) {
        try {
            return Map.copyOf(JSON.readValue(json, new TypeReference<Map<String, String>>() { }));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An effect's request is not JSON", e);
        }
    }
}
