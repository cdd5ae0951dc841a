package dev.wharf.tracking.problem;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.SqlTime;
import dev.wharf.tracking.problem.TroubleRule.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people were asked about parcels. The only class whose SQL writes tracking_problem. Call inside a lane. */
@Repository
class TrackingProblems {
    record Kept(String key, Kind kind, long parcelId) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    TrackingProblems(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /**
     * Keeps problems that are not known, and those whose end was not for good.
     *
     * @param again true if one that was closed is opened again
     * @return those a person has to be asked about now
     */
    List<Problem> open(Collection<Problem> problems, boolean again) {
        if (problems.isEmpty()) return List.of();
        var byKey = problems.stream().collect(toMap(Problem::key, p -> p, (one, same) -> one));
        var known = jdbc.sql("SELECT problem_key, closed_at IS NULL FROM tracking_problem WHERE problem_key IN (:keys) ORDER BY problem_key FOR UPDATE").param("keys", byKey.keySet())
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getBoolean(2))).list().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        var now = SqlTime.text(clock.instant());
        var fresh = byKey.values().stream().filter(p -> !known.containsKey(p.key())).toList();
        if (!fresh.isEmpty()) {
            batch.batchUpdate("""
                INSERT INTO tracking_problem (problem_key, kind, parcel_id, fulfillment_id, found_at, closed_at, closed_by, resolution, again_at)
                VALUES (?, ?, ?, ?, ?, NULL, '', '', NULL)""", fresh.stream().map(p -> new Object[] {p.key(), p.kind().name(), p.wholeAccount() ? 0 : p.parcel().parcelId(),
                p.parcel().fulfillment().value(), now}).toList());
        }
        var opened = new ArrayList<>(fresh);
        if (!again) return opened;
        var closed = byKey.values().stream().filter(p -> Boolean.FALSE.equals(known.get(p.key()))).toList();
        if (!closed.isEmpty()) {
            batch.batchUpdate("UPDATE tracking_problem SET found_at = ?, closed_at = NULL, closed_by = '', resolution = '', again_at = NULL WHERE problem_key = ?",
                closed.stream().map(p -> new Object[] {now, p.key()}).toList());
        }
        opened.addAll(closed);
        return opened;
    }

    /** @param parcels 0 for those of whole accounts */
    List<Kept> open(Collection<Long> parcels) {
        if (parcels.isEmpty()) return List.of();
        return jdbc.sql("SELECT problem_key, kind, parcel_id FROM tracking_problem WHERE parcel_id IN (:parcels) AND closed_at IS NULL ORDER BY problem_key").param("parcels", parcels)
            .query((rs, n) -> new Kept(rs.getString(1), Kind.valueOf(rs.getString(2)), rs.getLong(3))).list();
    }

    Optional<Kept> find(String key) {
        return jdbc.sql("SELECT problem_key, kind, parcel_id FROM tracking_problem WHERE problem_key = :key").param("key", key)
            .query((rs, n) -> new Kept(rs.getString(1), Kind.valueOf(rs.getString(2)), rs.getLong(3))).optional();
    }

    /** Closed ones that a person wanted to be asked about again by now. */
    List<Kept> againDue(int limit) {
        return jdbc.sql("SELECT problem_key, kind, parcel_id FROM tracking_problem WHERE again_at <= :now ORDER BY again_at LIMIT :limit").param("now", SqlTime.text(clock.instant()))
            .param("limit", limit).query((rs, n) -> new Kept(rs.getString(1), Kind.valueOf(rs.getString(2)), rs.getLong(3))).list();
    }

    /** @param again null if it is closed for good */
    void close(Collection<String> keys, String by, String resolution, Instant again) {
        if (keys.isEmpty()) return;
        jdbc.sql("UPDATE tracking_problem SET closed_at = :now, closed_by = :by, resolution = :resolution, again_at = :again WHERE problem_key IN (:keys)")
            .param("now", SqlTime.text(clock.instant())).param("by", by).param("resolution", resolution).param("again", SqlTime.text(again)).param("keys", keys).update();
    }

    /** Nobody has to be asked again. */
    void settle(Collection<String> keys) {
        if (keys.isEmpty()) return;
        jdbc.sql("UPDATE tracking_problem SET again_at = NULL WHERE problem_key IN (:keys)").param("keys", keys).update();
    }
}
