package dev.wharf.tracking;

import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Parcels that feeds watch. Writes parcel_tracking; whose turn it is to be asked about is moved on by {@link AskTurns}. Call inside a lane. */
@Repository
public class TrackedParcels {
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
        return jdbc.sql(TrackedParcelRow.SELECT + "WHERE tracking_number IN (:numbers) ORDER BY parcel_id FOR UPDATE").param("numbers", numbers).query((rs, n) -> TrackedParcelRow.read(rs)).list();
    }

    /** Held until the commit, in key order. */
    public List<TrackedParcel> lock(Collection<Long> parcels) {
        if (parcels.isEmpty()) return List.of();
        return jdbc.sql(TrackedParcelRow.SELECT + "WHERE parcel_id IN (:ids) ORDER BY parcel_id FOR UPDATE").param("ids", parcels).query((rs, n) -> TrackedParcelRow.read(rs)).list();
    }

    public List<TrackedParcel> of(Collection<Long> parcels) {
        if (parcels.isEmpty()) return List.of();
        return jdbc.sql(TrackedParcelRow.SELECT + "WHERE parcel_id IN (:ids) ORDER BY parcel_id").param("ids", parcels).query((rs, n) -> TrackedParcelRow.read(rs)).list();
    }

    /** Those that an account does not watch because it said no, the newest first. */
    public List<TrackedParcel> refused(String feed, String account, int limit) {
        return jdbc.sql(TrackedParcelRow.SELECT + "WHERE watch_state = 'REFUSED' AND feed = :feed AND account = :account ORDER BY parcel_id DESC LIMIT :limit")
            .param("feed", feed).param("account", account).param("limit", limit).query((rs, n) -> TrackedParcelRow.read(rs)).list();
    }

    /** Handed over between these times and never scanned; those a person was asked about already are left out. */
    public List<TrackedParcel> withoutScan(Instant from, Instant to, int limit) {
        return jdbc.sql(TrackedParcelRow.SELECT + """
                p WHERE state = 'NONE' AND last_scan_at IS NULL AND handed_over_at BETWEEN :from AND :to
                   AND NOT EXISTS (SELECT 1 FROM tracking_problem t WHERE t.parcel_id = p.parcel_id AND t.kind = 'NO_SCAN')
                 ORDER BY handed_over_at LIMIT :limit
                """).param("from", SqlTime.text(from)).param("to", SqlTime.text(to)).param("limit", limit).query((rs, n) -> TrackedParcelRow.read(rs)).list();
    }

    /** Under way and scanned last between these times; those a person was asked about since that scan are left out. */
    public List<TrackedParcel> stuck(Instant from, Instant to, int limit) {
        return jdbc.sql(TrackedParcelRow.SELECT + """
                p WHERE state IN ('NONE', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'PROBLEM') AND last_scan_at BETWEEN :from AND :to
                   AND NOT EXISTS (SELECT 1 FROM tracking_problem t WHERE t.parcel_id = p.parcel_id AND t.kind = 'STUCK' AND t.found_at > p.last_scan_at)
                 ORDER BY last_scan_at LIMIT :limit
                """).param("from", SqlTime.text(from)).param("to", SqlTime.text(to)).param("limit", limit).query((rs, n) -> TrackedParcelRow.read(rs)).list();
    }

    /** Call with rows that are held. */
    void save(Collection<TrackedParcel> parcels) {
        if (parcels.isEmpty()) return;
        batch.batchUpdate("""
            UPDATE parcel_tracking SET watch_state = ?, watch_round = ?, state = ?, state_at = ?, last_scan_at = ?, delivered_at = ?, ask_at = ? WHERE parcel_id = ?""",
            parcels.stream().sorted(Comparator.comparingLong(TrackedParcel::parcelId)).map(p -> new Object[] {p.watch().name(), p.round(),
                p.state() == null ? TrackedParcelRow.NO_STATE : p.state().name(), SqlTime.text(p.progress().stateAt()), SqlTime.text(p.lastScanAt()),
                SqlTime.text(p.progress().deliveredAt()), SqlTime.text(ask.next(p)), p.parcelId()}).toList());
    }
}
