package dev.wharf.tracking;

import dev.wharf.common.Cut;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Raw pushes. The only class whose SQL names tracking_push. */
@Repository
class TrackingPushes {
    private static final int NOTE_MAX = 200;
    /** Rows that one statement deletes; more would hold their locks for too long. */
    private static final int DELETED_AT_ONCE = 1000;

    record Push(long id, String feed, String account, byte[] content, Instant receivedAt) { }

    /** @param state DONE, or IGNORED with a note why */
    record Processed(long id, String state, String note) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;

    TrackingPushes(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a push for processing. One that was kept before changes nothing, unless it could not be processed: then it is tried again at once. Commits before it returns. */
    void keep(String feed, String account, byte[] content) {
        var now = SqlTime.text(clock.instant());
        jdbc.sql("""
                INSERT INTO tracking_push (tracking_push_id, digest, feed, account, content, received_at, state, due_at, tries, note)
                VALUES (:id, :digest, :feed, :account, :content, :now, 'NEW', :now, 0, '')
                ON DUPLICATE KEY UPDATE due_at = IF(state = 'FAILED', VALUES(due_at), due_at)
                """)
            .param("id", ids.next()).param("digest", digest(feed, account, content)).param("feed", feed).param("account", account)
            .param("content", content).param("now", now).update();
    }

    private static String digest(String feed, String account, byte[] content) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((feed + "/" + account + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    List<Long> due(int limit) {
        return jdbc.sql("SELECT tracking_push_id FROM tracking_push WHERE due_at <= :now ORDER BY due_at, tracking_push_id LIMIT :limit")
            .param("now", SqlTime.text(clock.instant())).param("limit", limit).query(Long.class).list();
    }

    /** Those of them that are still to be processed, held until the commit. What another node holds is left to it. */
    List<Push> take(Collection<Long> pushes) {
        return jdbc.sql("""
                SELECT tracking_push_id, feed, account, content, received_at FROM tracking_push
                 WHERE tracking_push_id IN (:ids) AND state IN ('NEW', 'FAILED') ORDER BY tracking_push_id FOR UPDATE SKIP LOCKED
                """).param("ids", pushes)
            .query((rs, n) -> new Push(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getBytes(4), SqlTime.instant(rs.getObject(5, LocalDateTime.class)))).list();
    }

    void processed(List<Processed> pushes) {
        if (pushes.isEmpty()) return;
        batch.batchUpdate("UPDATE tracking_push SET state = ?, due_at = NULL, note = ? WHERE tracking_push_id = ?",
            pushes.stream().map(p -> new Object[] {p.state(), Cut.words(p.note(), NOTE_MAX), p.id()}).toList());
    }

    /** Another try after a pause, up to that many; then it is FAILED, and tried again after long ones until it is too old to be kept. */
    void failed(long push, int maxTries, Duration pause, Duration longPause, String note) {
        jdbc.sql("""
                UPDATE tracking_push SET tries = tries + 1, note = :note, due_at = IF(tries < :most, :due, :later), state = IF(tries < :most, 'NEW', 'FAILED')
                 WHERE tracking_push_id = :id AND state IN ('NEW', 'FAILED')
                """).param("note", Cut.words(note, NOTE_MAX)).param("most", maxTries).param("due", SqlTime.text(clock.instant().plus(pause)))
            .param("later", SqlTime.text(clock.instant().plus(longPause))).param("id", push).update();
    }

    /** @return true if there may be more */
    boolean deleteOlderThan(Instant limit) {
        return jdbc.sql("DELETE FROM tracking_push WHERE received_at < :limit AND state <> 'NEW' ORDER BY received_at LIMIT :most")
            .param("limit", SqlTime.text(limit)).param("most", DELETED_AT_ONCE).update() == DELETED_AT_ONCE;
    }
}
