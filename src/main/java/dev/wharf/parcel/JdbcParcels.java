package dev.wharf.parcel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.order.NewsType;
import dev.wharf.order.OrderNews;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names parcel and parcel_line. */
@Repository
class JdbcParcels implements Parcels {
    private static final String COLUMNS = """
        parcel_id, fulfillment_id, carrier_code, tracking_number, weight_g, state, packed_at, labelled_at, handed_over_at, voided_at,
        box_code, box_cost_minor, box_material""";

    private static final Pattern REFERENCE = Pattern.compile("P\\d{1,18}");

    private static final Map<Parcel.State, NewsType> NEWS = Map.of(Parcel.State.LABELLED, NewsType.PARCEL_LABELLED, Parcel.State.HANDED_OVER, NewsType.PARCEL_SHIPPED,
        Parcel.State.VOIDED, NewsType.PARCEL_VOIDED);

    private record Change(Parcel.State from, Parcel to) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final OrderNews news;
    private final Lane.Fact<List<Parcel>> parcels = new Lane.Fact<>("parcels", this::load);
    private final Lane.Writer<Parcel> added = new Lane.Writer<>(60, "parcel", this::insert);
    private final Lane.Writer<Change> changed = new Lane.Writer<>(61, "parcel", this::update);

    JdbcParcels(JdbcClient jdbc, JdbcTemplate batch, OrderNews news) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.news = news;
    }

    @Override
    public List<Parcel> of(FulfillmentId id) {
        return Lane.current().get(parcels, id);
    }

    @Override
    public void add(Parcel parcel) {
        var all = new ArrayList<>(of(parcel.fulfillment()));
        all.add(parcel);
        var lane = Lane.current();
        lane.know(parcels, parcel.fulfillment(), List.copyOf(all));
        lane.write(added, parcel);
    }

    @Override
    public void save(Parcel parcel) {
        var before = get(parcel.fulfillment(), parcel.id());
        var lane = Lane.current();
        lane.know(parcels, parcel.fulfillment(), of(parcel.fulfillment()).stream().map(p -> p.id() == parcel.id() ? parcel : p).toList());
        lane.write(changed, new Change(before.state(), parcel));
        tell(before, parcel);
    }

    /** A number that is given back is told when it goes, with its carrier; a parcel that has none by then ends without news. */
    private void tell(Parcel before, Parcel now) {
        boolean givenBack = !before.trackingNumber().isEmpty() && !before.trackingNumber().equals(now.trackingNumber());
        if (givenBack) tell(NewsType.PARCEL_VOIDED, before);
        var type = NEWS.get(now.state());
        if (type != null && before.state() != now.state() && !now.trackingNumber().isEmpty()) tell(type, now);
    }

    private void tell(NewsType type, Parcel parcel) {
        news.happened(type, parcel.fulfillment(), Map.of("parcel", parcel.reference(), "carrier", parcel.carrier(), "trackingNumber", parcel.trackingNumber()));
    }

    @Override
    public Map<String, List<Parcel>> byTrackingNumbers(Collection<String> numbers) {
        if (numbers.isEmpty()) return Map.of();
        return read("tracking_number", numbers).stream().collect(groupingBy(Parcel::trackingNumber));
    }

    @Override
    public Optional<Parcel> byReference(String reference) {
        return REFERENCE.matcher(reference).matches() ? read("parcel_id", List.of(Long.parseLong(reference.substring(1)))).stream().findFirst() : Optional.empty();
    }

    private Map<FulfillmentId, List<Parcel>> load(Collection<FulfillmentId> ids) {
        var result = new HashMap<FulfillmentId, List<Parcel>>();
        ids.forEach(id -> result.put(id, List.of()));
        result.putAll(read("fulfillment_id", ids.stream().map(FulfillmentId::value).toList()).stream().collect(groupingBy(Parcel::fulfillment)));
        return result;
    }

    private List<Parcel> read(String column, Collection<?> values) {
        var bare = jdbc.sql("SELECT " + COLUMNS + " FROM parcel WHERE " + column + " IN (:values) ORDER BY parcel_id").param("values", values)
            .query((rs, n) -> parcel(rs)).list();
        if (bare.isEmpty()) return bare;
        var contents = jdbc.sql("SELECT parcel_id, fulfillment_line_id, sku, quantity FROM parcel_line WHERE parcel_id IN (:ids) ORDER BY fulfillment_line_id")
            .param("ids", bare.stream().map(Parcel::id).toList())
            .query((rs, n) -> Map.entry(rs.getLong(1), new Parcel.Content(rs.getLong(2), rs.getString(3), rs.getInt(4)))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return bare.stream().map(p -> new Parcel(p.id(), p.fulfillment(), p.carrier(), p.trackingNumber(), p.weightG(), p.packaging(), p.state(), p.packedAt(),
            p.labelledAt(), p.handedOverAt(), p.voidedAt(), contents.getOrDefault(p.id(), List.of()))).toList();
    }

    private static Parcel parcel(ResultSet rs) throws SQLException {
        var number = rs.getString("tracking_number");
        return new Parcel(rs.getLong("parcel_id"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getString("carrier_code"),
            number == null ? "" : number, rs.getInt("weight_g"), new Parcel.Packaging(rs.getString("box_code"), rs.getLong("box_cost_minor"), rs.getString("box_material")),
            Parcel.State.valueOf(rs.getString("state")), instant(rs, "packed_at"),
            instant(rs, "labelled_at"), instant(rs, "handed_over_at"), instant(rs, "voided_at"), List.of());
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }

    private void insert(List<Parcel> packed) {
        batch.batchUpdate("INSERT INTO parcel (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", packed.stream()
            .map(p -> new Object[] {p.id(), p.fulfillment().value(), p.carrier(), number(p), p.weightG(), p.state().name(), SqlTime.text(p.packedAt()),
                SqlTime.text(p.labelledAt()), SqlTime.text(p.handedOverAt()), SqlTime.text(p.voidedAt()), p.packaging().box(), p.packaging().costMinor(), p.packaging().material()}).toList());
        batch.batchUpdate("INSERT INTO parcel_line (parcel_id, fulfillment_line_id, sku, quantity) VALUES (?, ?, ?, ?)", packed.stream()
            .flatMap(p -> p.contents().stream().map(c -> new Object[] {p.id(), c.fulfillmentLineId(), c.sku(), c.quantity()})).toList());
    }

    private void update(List<Change> changes) {
        var sorted = changes.stream().sorted(Comparator.comparingLong((Change c) -> c.to().id())).toList();
        var counts = batch.batchUpdate("""
            UPDATE parcel SET carrier_code = ?, tracking_number = ?, state = ?, labelled_at = ?, handed_over_at = ?, voided_at = ?, box_code = ?, box_cost_minor = ?, box_material = ?
             WHERE parcel_id = ? AND state = ?""",
            sorted.stream().map(c -> new Object[] {c.to().carrier(), number(c.to()), c.to().state().name(), SqlTime.text(c.to().labelledAt()),
                SqlTime.text(c.to().handedOverAt()), SqlTime.text(c.to().voidedAt()), c.to().packaging().box(), c.to().packaging().costMinor(), c.to().packaging().material(), c.to().id(), c.from().name()}).toList());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) throw new OptimisticLockingFailureException("Parcel " + sorted.get(i).to().id() + " was moved by another");
        }
    }

    private static String number(Parcel parcel) {
        return parcel.trackingNumber().isEmpty() ? null : parcel.trackingNumber();
    }
}
