package dev.wharf.shipping;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.Cut;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.parcel.Parcel;
import dev.wharf.process.Lane;
import dev.wharf.shipping.WaybillEntry.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All numbers that were asked of carriers. The only class whose SQL writes waybill. Call inside a lane; writes leave in one batch before the commit. */
@Repository
class WaybillBook {
    /** As wide as the column. */
    private static final int NOTE_AT_MOST = 500;
    private static final String COLUMNS = """
        parcel_id, round, fulfillment_id, carrier_code, account_code, warehouse_code, tracking_number, state, estimated_minor, charged_minor, credited_minor, quota_day, note,
        asked_at, bought_at, voided_at, credited_at""";

    private record Change(State from, WaybillEntry to) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Lane.Fact<List<WaybillEntry>> entries = new Lane.Fact<>("waybills", this::load);
    private final Lane.Writer<WaybillEntry> added = new Lane.Writer<>(63, "waybill", this::insert);
    private final Lane.Writer<Change> changed = new Lane.Writer<>(64, "waybill", this::update);

    WaybillBook(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** The newest of a parcel. */
    Optional<WaybillEntry> last(Parcel parcel) {
        return of(parcel.fulfillment()).stream().filter(e -> e.parcel() == parcel.id()).reduce((earlier, later) -> later);
    }

    /** @throws IllegalStateException if there is none: it is written down before the carrier is asked */
    WaybillEntry get(FulfillmentId id, long parcel, int round) {
        return of(id).stream().filter(e -> e.parcel() == parcel && e.round() == round).findFirst()
            .orElseThrow(() -> new IllegalStateException(id + " has no waybill " + round + " of parcel " + parcel));
    }

    /** By parcel, then round. */
    List<WaybillEntry> of(FulfillmentId id) {
        return Lane.current().get(entries, id);
    }

    /** What ended before is written first: a parcel has one number that counts at most. */
    void add(WaybillEntry entry) {
        if (entry.round() > 1) Lane.current().flush();
        know(entry.fulfillment(), entry, true);
        Lane.current().write(added, entry);
    }

    /** Written only if the row is still in the state that was read: of two that move it, one wins. */
    void save(WaybillEntry entry) {
        var from = get(entry.fulfillment(), entry.parcel(), entry.round()).state();
        know(entry.fulfillment(), entry, false);
        Lane.current().write(changed, new Change(from, entry));
    }

    /** A label whose credit is outstanding. @param since when its carrier was first asked for it; null if it was not yet */
    record Owed(WaybillEntry entry, Instant since) { }

    /** Those that their carriers are to be asked about now, first those asked least lately. Committed rows. @param first they were asked about later than that, or never */
    List<Owed> uncredited(Instant first, Instant now, int atMost) {
        return jdbc.sql("SELECT " + COLUMNS + ", credit_since FROM waybill WHERE credit_mark = 1 AND (credit_since IS NULL OR credit_since > :first AND credit_due_at <= :now)"
                + " ORDER BY credit_due_at, parcel_id, round LIMIT :most")
            .param("first", SqlTime.text(first)).param("now", SqlTime.text(now)).param("most", atMost).query((rs, n) -> new Owed(entry(rs), instant(rs, "credit_since"))).list();
    }

    /** When they are to be asked about next. Call outside of a lane: no lane has to wait for it. */
    void putOff(Map<WaybillEntry, Instant> due, Instant now) {
        batch.batchUpdate("UPDATE waybill SET credit_since = COALESCE(credit_since, ?), credit_due_at = ? WHERE parcel_id = ? AND round = ?",
            due.entrySet().stream().map(d -> new Object[] {SqlTime.text(now), SqlTime.text(d.getValue()), d.getKey().parcel(), d.getKey().round()}).toList());
    }

    /** Numbers of labels that no longer count, of those asked for. Committed rows. */
    Map<String, FulfillmentId> ended(Collection<String> numbers) {
        var ended = new HashMap<String, FulfillmentId>();
        if (numbers.isEmpty()) return ended;
        jdbc.sql("SELECT tracking_number, fulfillment_id FROM waybill WHERE tracking_number IN (:numbers) AND state NOT IN ('ASKED', 'LIVE')").param("numbers", numbers)
            .query((rs, n) -> ended.put(rs.getString(1), new FulfillmentId(rs.getLong(2)))).list();
        return ended;
    }

    private void know(FulfillmentId id, WaybillEntry entry, boolean isNew) {
        var all = new ArrayList<>(of(id));
        if (!isNew) all.removeIf(e -> e.parcel() == entry.parcel() && e.round() == entry.round());
        all.add(entry);
        all.sort(Comparator.comparingLong(WaybillEntry::parcel).thenComparingInt(WaybillEntry::round));
        Lane.current().know(entries, id, List.copyOf(all));
    }

    private Map<FulfillmentId, List<WaybillEntry>> load(Collection<FulfillmentId> ids) {
        var result = new HashMap<FulfillmentId, List<WaybillEntry>>();
        ids.forEach(id -> result.put(id, List.of()));
        result.putAll(jdbc.sql("SELECT " + COLUMNS + " FROM waybill WHERE fulfillment_id IN (:ids) ORDER BY parcel_id, round").param("ids", ids.stream().map(FulfillmentId::value).toList())
            .query((rs, n) -> entry(rs)).list().stream().collect(groupingBy(WaybillEntry::fulfillment)));
        return result;
    }

    private static WaybillEntry entry(ResultSet rs) throws SQLException {
        var number = rs.getString("tracking_number");
        long estimated = rs.getLong("estimated_minor");
        if (rs.wasNull()) estimated = -1;
        var day = rs.getString("quota_day");
        return new WaybillEntry(rs.getLong("parcel_id"), rs.getInt("round"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getString("carrier_code"), rs.getString("account_code"),
            rs.getString("warehouse_code"), number == null ? "" : number, State.valueOf(rs.getString("state")), estimated, rs.getLong("charged_minor"), rs.getLong("credited_minor"),
            day == null ? null : LocalDate.parse(day), rs.getString("note"), instant(rs, "asked_at"), instant(rs, "bought_at"), instant(rs, "voided_at"), instant(rs, "credited_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }

    private void insert(List<WaybillEntry> rows) {
        batch.batchUpdate("INSERT INTO waybill (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.stream()
            .map(e -> new Object[] {e.parcel(), e.round(), e.fulfillment().value(), e.carrier(), e.account(), e.warehouse(), number(e), e.state().name(), e.estimatedMinor() < 0 ? null : e.estimatedMinor(),
                e.chargedMinor(), e.creditedMinor(), day(e), Cut.words(e.note(), NOTE_AT_MOST), SqlTime.text(e.askedAt()), SqlTime.text(e.boughtAt()), SqlTime.text(e.voidedAt()), SqlTime.text(e.creditedAt())}).toList());
    }

    private void update(List<Change> changes) {
        var sorted = changes.stream().sorted(Comparator.comparingLong((Change c) -> c.to().parcel()).thenComparingInt(c -> c.to().round())).toList();
        var counts = batch.batchUpdate("""
            UPDATE waybill SET tracking_number = ?, state = ?, charged_minor = ?, credited_minor = ?, quota_day = ?, bought_at = ?, voided_at = ?, credited_at = ?
             WHERE parcel_id = ? AND round = ? AND state = ?""",
            sorted.stream().map(c -> {
                var e = c.to();
                return new Object[] {number(e), e.state().name(), e.chargedMinor(), e.creditedMinor(), day(e), SqlTime.text(e.boughtAt()), SqlTime.text(e.voidedAt()), SqlTime.text(e.creditedAt()),
                    e.parcel(), e.round(), c.from().name()};
            }).toList());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) throw new OptimisticLockingFailureException("Waybill " + sorted.get(i).to().reference() + " was moved by another");
        }
    }

    private static String number(WaybillEntry entry) {
        return entry.number().isEmpty() ? null : entry.number();
    }

    private static String day(WaybillEntry entry) {
        return entry.quotaDay() == null ? null : entry.quotaDay().toString();
    }
}
