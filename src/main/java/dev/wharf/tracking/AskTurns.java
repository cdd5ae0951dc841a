package dev.wharf.tracking;

import dev.wharf.common.SqlTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
     * Takes parcels whose feed is to be asked now, the longest due first, and marks them as asked. What another node holds is left to it.
     *
     * @return as they were before
     */
    public List<TrackedParcel> take(String feed, Collection<String> accounts, Instant now, int limit) {
        var due = jdbc.sql(TrackedParcelRow.SELECT + "WHERE feed = :feed AND ask_at <= :now AND account IN (:accounts) ORDER BY ask_at LIMIT :limit FOR UPDATE SKIP LOCKED")
            .param("feed", feed).param("now", SqlTime.text(now)).param("accounts", accounts).param("limit", limit).query((rs, n) -> TrackedParcelRow.read(rs)).list();
        if (!due.isEmpty()) {
            batch.batchUpdate("UPDATE parcel_tracking SET asked_at = ?, ask_at = ? WHERE parcel_id = ?", due.stream()
                .map(p -> new Object[] {SqlTime.text(now), SqlTime.text(ask.next(p.toBeAsked(now, null))), p.parcelId()}).toList());
        }
        return due;
    }

    /** Those that could not be asked after all. What came to its end meanwhile need not be asked. */
    public void giveBack(Collection<TrackedParcel> parcels) {
        if (parcels.isEmpty()) return;
        batch.batchUpdate("UPDATE parcel_tracking SET asked_at = ?, ask_at = ? WHERE parcel_id = ? AND state NOT IN ('DELIVERED', 'RETURNED')",
            parcels.stream().map(p -> new Object[] {SqlTime.text(p.askedAt()), SqlTime.text(p.askAt()), p.parcelId()}).toList());
    }

    /** Its feed is not asked until something new is heard of it. */
    public void end(long parcel) {
        jdbc.sql("UPDATE parcel_tracking SET ask_at = NULL WHERE parcel_id = :id").param("id", parcel).update();
    }
}
