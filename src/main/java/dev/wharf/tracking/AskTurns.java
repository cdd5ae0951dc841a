package dev.wharf.tracking;

import dev.wharf.common.SqlTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When the feed was asked about a parcel, and when it is its turn again: columns asked_at and ask_at of parcel_tracking. Call inside a lane. */
@Repository
public class AskTurns {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final AskRule ask;

    AskTurns(JdbcClient jdbc, JdbcTemplate batch, AskRule ask) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ask = ask;
    }

    /**
     * A parcel whose feed is being asked.
     *
     * @param before  as it was until then
     * @param askedAt its mark
     * @param askAt   its next turn by the mark; null if there is none within the time that it is looked after
     */
    public record Turn(TrackedParcel before, Instant askedAt, Instant askAt) { }

    /** Takes parcels whose feed is to be asked now, the newest first, and marks them as asked. Those that are not looked after any more stay, and those that another node holds. */
    public List<Turn> take(String feed, Collection<String> accounts, Instant now, int limit) {
        // Looked for without a lock: sorting under one would hold all that is due.
        var newest = jdbc.sql("""
                SELECT parcel_id FROM parcel_tracking WHERE feed = :feed AND ask_at <= :now AND handed_over_at > :oldest AND account IN (:accounts)
                 ORDER BY handed_over_at DESC, parcel_id LIMIT :limit
                """).param("feed", feed).param("now", SqlTime.text(now)).param("oldest", SqlTime.text(ask.forgotten(now))).param("accounts", accounts).param("limit", limit).query(Long.class).list();
        if (newest.isEmpty()) return List.of();
        var turns = jdbc.sql(TrackedParcelRow.SELECT + "WHERE parcel_id IN (:ids) AND ask_at <= :now ORDER BY handed_over_at DESC, parcel_id FOR UPDATE SKIP LOCKED")
            .param("ids", newest).param("now", SqlTime.text(now)).query((rs, n) -> TrackedParcelRow.read(rs)).list().stream()
            .map(p -> new Turn(p, now, ask.next(p.toBeAsked(now, null)))).toList();
        batch.batchUpdate("UPDATE parcel_tracking SET asked_at = ?, ask_at = ? WHERE parcel_id = ?",
            turns.stream().map(t -> new Object[] {SqlTime.text(t.askedAt()), SqlTime.text(t.askAt()), t.before().parcelId()}).toList());
        return turns;
    }

    /**
     * Gives back those that were not asked after all, with the time of their new turn. Where the mark is gone, something was heard or a person decided meanwhile, and that holds; a mark
     * without a next turn looks the same as a person's decision, and stays too.
     */
    public void giveBack(Map<Turn, Instant> notAsked) {
        if (notAsked.isEmpty()) return;
        batch.batchUpdate("UPDATE parcel_tracking SET asked_at = ?, ask_at = ? WHERE parcel_id = ? AND asked_at = ? AND ask_at = ? AND state NOT IN ('DELIVERED', 'RETURNED')",
            notAsked.entrySet().stream().map(t -> new Object[] {SqlTime.text(t.getKey().before().askedAt()), SqlTime.text(t.getValue()), t.getKey().before().parcelId(),
                SqlTime.text(t.getKey().askedAt()), SqlTime.text(t.getKey().askAt())}).toList());
    }

    /** Its feed is not asked until something new is heard of it. */
    public void end(long parcel) {
        jdbc.sql("UPDATE parcel_tracking SET ask_at = NULL WHERE parcel_id = :id").param("id", parcel).update();
    }
}
