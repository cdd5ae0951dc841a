package dev.wharf.tracking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import dev.wharf.tracking.TrackedParcel.Watching;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Parcels that feeds watch. The only class whose SQL writes parcel_tracking. Call inside a lane. */
@Repository
public class TrackedParcels {
    private static final String SELECT = """
        SELECT parcel_id, fulfillment_id, carrier_code, tracking_number, feed, account, watch_state, watch_round, state, state_at, last_scan_at, delivered_at,
               handed_over_at, asked_at, ask_at
          FROM parcel_tracking\s""";
    private static final String NO_STATE = "NONE";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final AskRule ask;
    private final Lane.Writer<TrackedParcel> added = new Lane.Writer<>(62, "parcel_tracking", this::insert);

    TrackedParcels(JdbcClient jdbc, JdbcTemplate batch, AskRule ask) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ask = ask;
    }

    /** Written with all others of the lane, before its commit. */
    void add(TrackedParcel parcel) {
        Lane.current().write(added, parcel);
    }

    private void insert(List<TrackedParcel> parcels) {
        batch.batchUpdate("""
            INSERT INTO parcel_tracking (parcel_id, fulfillment_id, carrier_code, tracking_number, feed, account, watch_state, watch_round, state, handed_over_at, ask_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'NONE', ?, ?)""",
            parcels.stream().map(p -> new Object[] {p.parcelId(), p.fulfillment().value(), p.carrier(), p.number(), p.feed(), p.account(), p.watch().name(), p.round(),
                SqlTime.text(p.handedOverAt()), SqlTime.text(ask.next(p))}).toList());
    }

    /** Held until the commit, in key order. */
    List<TrackedParcel> lockByNumbers(Collection<String> numbers) {
        if (numbers.isEmpty()) return List.of();
        return jdbc.sql(SELECT + "WHERE tracking_number IN (:numbers) ORDER BY parcel_id FOR UPDATE").param("numbers", numbers).query((rs, n) -> read(rs)).list();
    }

    /** Held until the commit, in key order. */
    public List<TrackedParcel> lock(Collection<Long> parcels) {
        if (parcels.isEmpty()) return List.of();
        return jdbc.sql(SELECT + "WHERE parcel_id IN (:ids) ORDER BY parcel_id FOR UPDATE").param("ids", parcels).query((rs, n) -> read(rs)).list();
    }

    public List<TrackedParcel> of(Collection<Long> parcels) {
        if (parcels.isEmpty()) return List.of();
        return jdbc.sql(SELECT + "WHERE parcel_id IN (:ids) ORDER BY parcel_id").param("ids", parcels).query((rs, n) -> read(rs)).list();
    }

    /** Those that an account does not watch because it said no, the newest first. */
    public List<TrackedParcel> refused(String feed, String account, int limit) {
        return jdbc.sql(SELECT + "WHERE watch_state = 'REFUSED' AND feed = :feed AND account = :account ORDER BY parcel_id DESC LIMIT :limit")
            .param("feed", feed).param("account", account).param("limit", limit).query((rs, n) -> read(rs)).list();
    }

    /** Handed over between these times and never scanned; those a person was asked about already are left out. */
    public List<TrackedParcel> withoutScan(Instant from, Instant to, int limit) {
        return jdbc.sql(SELECT + """
                p WHERE state = 'NONE' AND last_scan_at IS NULL AND handed_over_at BETWEEN :from AND :to
                   AND NOT EXISTS (SELECT 1 FROM tracking_problem t WHERE t.parcel_id = p.parcel_id AND t.kind = 'NO_SCAN')
                 ORDER BY handed_over_at LIMIT :limit
                """).param("from", SqlTime.text(from)).param("to", SqlTime.text(to)).param("limit", limit).query((rs, n) -> read(rs)).list();
    }

    /** Under way and scanned last between these times; those a person was asked about since that scan are left out. */
    public List<TrackedParcel> stuck(Instant from, Instant to, int limit) {
        return jdbc.sql(SELECT + """
                p WHERE state IN ('NONE', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'PROBLEM') AND last_scan_at BETWEEN :from AND :to
                   AND NOT EXISTS (SELECT 1 FROM tracking_problem t WHERE t.parcel_id = p.parcel_id AND t.kind = 'STUCK' AND t.found_at > p.last_scan_at)
                 ORDER BY last_scan_at LIMIT :limit
                """).param("from", SqlTime.text(from)).param("to", SqlTime.text(to)).param("limit", limit).query((rs, n) -> read(rs)).list();
    }

    /** Call with rows that are held. */
    void save(Collection<TrackedParcel> parcels) {
        if (parcels.isEmpty()) return;
        batch.batchUpdate("""
            UPDATE parcel_tracking SET watch_state = ?, watch_round = ?, state = ?, state_at = ?, last_scan_at = ?, delivered_at = ?, ask_at = ? WHERE parcel_id = ?""",
            parcels.stream().sorted(Comparator.comparingLong(TrackedParcel::parcelId)).map(p -> new Object[] {p.watch().name(), p.round(),
                p.state() == null ? NO_STATE : p.state().name(), SqlTime.text(p.progress().stateAt()), SqlTime.text(p.lastScanAt()),
                SqlTime.text(p.progress().deliveredAt()), SqlTime.text(ask.next(p)), p.parcelId()}).toList());
    }

    /**
     * Takes parcels whose feed is to be asked now, the longest due first, and marks them as asked. What another node holds is left to it.
     *
     * @return as they were before
     */
    public List<TrackedParcel> takeToAsk(String feed, Collection<String> accounts, Instant now, int limit) {
        var due = jdbc.sql(SELECT + "WHERE feed = :feed AND ask_at <= :now AND account IN (:accounts) ORDER BY ask_at LIMIT :limit FOR UPDATE SKIP LOCKED")
            .param("feed", feed).param("now", SqlTime.text(now)).param("accounts", accounts).param("limit", limit).query((rs, n) -> read(rs)).list();
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

    /** Nobody is asked until something new is heard of it. */
    public void askNoMore(long parcel) {
        jdbc.sql("UPDATE parcel_tracking SET ask_at = NULL WHERE parcel_id = :id").param("id", parcel).update();
    }

    private static TrackedParcel read(ResultSet rs) throws SQLException {
        var state = rs.getString("state");
        var progress = new ParcelProgress(state.equals(NO_STATE) ? null : TrackingState.valueOf(state), at(rs, "state_at"), at(rs, "last_scan_at"), at(rs, "delivered_at"));
        return new TrackedParcel(rs.getLong("parcel_id"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getString("carrier_code"), rs.getString("tracking_number"),
            rs.getString("feed"), rs.getString("account"), Watching.valueOf(rs.getString("watch_state")), rs.getInt("watch_round"), progress, at(rs, "handed_over_at"), at(rs, "asked_at"),
            at(rs, "ask_at"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
