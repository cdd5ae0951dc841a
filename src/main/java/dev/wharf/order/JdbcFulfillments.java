package dev.wharf.order;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes fulfillment and fulfillment_line. */
@Repository
class JdbcFulfillments implements Fulfillments {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final SalesOrders orders;
    private final OrderNews news;
    private final Clock clock;
    private final Lane.Fact<Fulfillment> fulfillment = new Lane.Fact<>("fulfillment", this::load);
    private final Lane.Fact<SalesOrder> order = new Lane.Fact<>("sales order", this::loadOrders);
    private final Lane.Writer<FulfillmentId> changed = new Lane.Writer<>(20, "fulfillment", this::write);

    JdbcFulfillments(JdbcClient jdbc, JdbcTemplate batch, SalesOrders orders, OrderNews news, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.orders = orders;
        this.news = news;
        this.clock = clock;
    }

    /** What this transaction changed: the version it started from, or -1 for a new one, and the lines as they were. */
    private static final class Changes {
        private final Map<FulfillmentId, Fulfillment> before = new LinkedHashMap<>();
    }

    @Override
    public Fulfillment get(FulfillmentId id) {
        try {
            return Lane.current().get(fulfillment, id);
        } catch (NoSuchElementException e) {
            throw Refusal.notFound("FULFILLMENT_NOT_FOUND", "There is no fulfillment " + id + ".");
        }
    }

    @Override
    public SalesOrder orderOf(FulfillmentId id) {
        return Lane.current().get(order, id);
    }

    @Override
    public void forgetOrder(FulfillmentId id) {
        Lane.current().forget(order, id);
    }

    @Override
    public void orderChanged(FulfillmentId id, SalesOrder changed) {
        Lane.current().know(order, id, changed);
    }

    @Override
    public void add(Fulfillment added, SalesOrder of) {
        var lane = Lane.current();
        lane.begins(added.id());
        lane.know(fulfillment, added.id(), added);
        lane.know(order, added.id(), of);
        lane.state(Changes.class, Changes::new).before.put(added.id(), null);
        lane.write(changed, added.id());
        tell(added, "", Map.of());
    }

    @Override
    public void save(Fulfillment saved) {
        keep(saved, Map.of());
    }

    @Override
    public void saveMerged(Fulfillment merged, FulfillmentId into) {
        keep(merged, Map.of("into", into.toString()));
    }

    private void keep(Fulfillment saved, Map<String, String> more) {
        var lane = Lane.current();
        var before = lane.state(Changes.class, Changes::new).before;
        if (!before.containsKey(saved.id())) {
            before.put(saved.id(), get(saved.id()));
            lane.write(changed, saved.id());
        }
        var known = get(saved.id());
        if (known.stage() != saved.stage()) tell(saved, known.stage().name(), more);
        // The caller may hold an object from before a flush of this same transaction.
        lane.know(fulfillment, saved.id(), saved.atVersion(known.version()));
    }

    /** Every stage on the way is told, also those that one transaction passes through. @param from empty for a new one @param more facts of the change */
    private void tell(Fulfillment now, String from, Map<String, String> more) {
        var facts = new HashMap<>(more);
        facts.put("from", from);
        facts.put("to", now.stage().name());
        news.happened(NewsType.STAGE_CHANGED, now.id(), facts);
        if (now.stage() == Stage.CANCELLED) news.happened(NewsType.ORDER_CANCELLED, now.id(), Map.of("reason", now.closeReason()));
    }

    @Override
    public void lockRows(Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return;
        Lane.current().join(ids);
        jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE fulfillment_id IN (:ids) ORDER BY fulfillment_id FOR UPDATE")
            .param("ids", ids.stream().map(FulfillmentId::value).toList()).query(Long.class).list();
        var changedHere = Lane.current().state(Changes.class, Changes::new).before.keySet();
        ids.stream().filter(id -> !changedHere.contains(id)).forEach(id -> Lane.current().forget(fulfillment, id));
    }

    @Override
    public List<FulfillmentId> ofSalesOrder(long salesOrderId) {
        Lane.current().flush();
        return jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE sales_order_id = :id ORDER BY fulfillment_id")
            .param("id", salesOrderId).query(Long.class).list().stream().map(FulfillmentId::new).toList();
    }

    @Override
    public List<Fulfillment> holding(long salesOrderId) {
        Lane.current().flush();
        var ids = jdbc.sql("SELECT DISTINCT fulfillment_id FROM fulfillment_line WHERE sales_order_id = :id AND quantity > 0").param("id", salesOrderId)
            .query(Long.class).list().stream().map(FulfillmentId::new).toList();
        return ids.isEmpty() ? List.of() : List.copyOf(load(ids).values());
    }

    @Override
    public Map<Long, FulfillmentId> firstOf(Collection<Long> salesOrderIds) {
        var first = new HashMap<Long, FulfillmentId>();
        jdbc.sql("SELECT sales_order_id, MIN(fulfillment_id) FROM fulfillment WHERE sales_order_id IN (:ids) GROUP BY sales_order_id").param("ids", salesOrderIds)
            .query((rs, n) -> first.put(rs.getLong(1), new FulfillmentId(rs.getLong(2)))).list();
        return first;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    private Map<FulfillmentId, Fulfillment> load(Collection<FulfillmentId> ids) {
        var keys = ids.stream().map(FulfillmentId::value).toList();
        var lines = jdbc.sql("""
                SELECT fulfillment_line_id, fulfillment_id, sales_order_id, line_no, sku, quantity, unit_price_minor, gift, kit_sku, units_per_kit
                  FROM fulfillment_line WHERE fulfillment_id IN (:ids) ORDER BY fulfillment_line_id
                """).param("ids", keys)
            .query((rs, n) -> Map.entry(rs.getLong("fulfillment_id"), new Fulfillment.Line(rs.getLong("fulfillment_line_id"),
                rs.getLong("sales_order_id"), rs.getString("line_no"), rs.getString("sku"), rs.getInt("quantity"), rs.getLong("unit_price_minor"),
                rs.getBoolean("gift"), rs.getString("kit_sku"), rs.getInt("units_per_kit"))))
            .list().stream().collect(groupingBy(Map.Entry::getKey, java.util.stream.Collectors.mapping(Map.Entry::getValue, java.util.stream.Collectors.toList())));
        var found = new HashMap<FulfillmentId, Fulfillment>();
        jdbc.sql("""
                SELECT fulfillment_id, sales_order_id, shop_code, stage, warehouse_code, province, city, district, special_requests, tags, carrier_code, not_before, merge_until,
                       ship_by, created_at, stage_at, closed_at, close_reason, version
                  FROM fulfillment WHERE fulfillment_id IN (:ids)
                """).param("ids", keys)
            .query((rs, n) -> read(rs, lines.getOrDefault(rs.getLong("fulfillment_id"), List.of())))
            .list().forEach(f -> found.put(f.id(), f));
        return found;
    }

    private static Fulfillment read(ResultSet rs, List<Fulfillment.Line> lines) throws SQLException {
        return new Fulfillment(new FulfillmentId(rs.getLong("fulfillment_id")), rs.getLong("sales_order_id"), rs.getString("shop_code"),
            Stage.valueOf(rs.getString("stage")), rs.getString("warehouse_code"),
            new Region(rs.getString("province"), rs.getString("city"), rs.getString("district")), 
            new Handling(words(rs, "special_requests"), words(rs, "tags"), rs.getString("carrier_code"), instant(rs, "not_before"), instant(rs, "merge_until")),
            instant(rs, "ship_by"), instant(rs, "created_at"), instant(rs, "stage_at"), instant(rs, "closed_at"),
            rs.getString("close_reason"), rs.getInt("version"), lines);
    }

    private static List<String> words(ResultSet rs, String column) throws SQLException {
        var text = rs.getString(column);
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }

    private Map<FulfillmentId, SalesOrder> loadOrders(Collection<FulfillmentId> ids) {
        var lane = Lane.current();
        var orderIds = ids.stream().collect(java.util.stream.Collectors.toMap(id -> id, id -> lane.get(fulfillment, id).salesOrderId()));
        var found = orders.byIds(orderIds.values());
        var result = new HashMap<FulfillmentId, SalesOrder>();
        orderIds.forEach((id, orderId) -> result.put(id, found.get(orderId)));
        return result;
    }

    private void write(List<FulfillmentId> ids) {
        var lane = Lane.current();
        var before = lane.state(Changes.class, Changes::new).before;
        var added = ids.stream().filter(id -> before.get(id) == null).map(this::get).toList();
        var updated = ids.stream().filter(id -> before.get(id) != null).map(this::get).sorted(java.util.Comparator.comparing(Fulfillment::id)).toList();
        insert(added);
        update(updated);
        var addedLines = new java.util.ArrayList<Object[]>();
        var changedLines = new java.util.ArrayList<Object[]>();
        for (var f : added) f.lines().forEach(line -> addedLines.add(row(f, line)));
        for (var f : updated) {
            var old = before.get(f.id()).lines();
            for (var line : f.lines()) {
                if (old.stream().noneMatch(o -> o.id() == line.id())) addedLines.add(row(f, line));
                else if (!old.contains(line)) changedLines.add(new Object[] {line.sku(), line.quantity(), line.unitPriceMinor(), line.kitSku(), line.unitsPerKit(), f.id().value(), line.id()});
            }
        }
        if (!addedLines.isEmpty()) batch.batchUpdate("""
                INSERT INTO fulfillment_line (fulfillment_line_id, fulfillment_id, sales_order_id, line_no, sku, quantity, unit_price_minor, gift, kit_sku, units_per_kit)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", addedLines);
        if (!changedLines.isEmpty()) batch.batchUpdate("""
                UPDATE fulfillment_line SET sku = ?, quantity = ?, unit_price_minor = ?, kit_sku = ?, units_per_kit = ?
                 WHERE fulfillment_id = ? AND fulfillment_line_id = ?""", changedLines);
        for (var id : ids) {
            before.remove(id);
            lane.know(fulfillment, id, get(id).atVersion(get(id).version() + 1));
        }
    }

    private static Object[] row(Fulfillment f, Fulfillment.Line line) {
        return new Object[] {line.id(), f.id().value(), line.salesOrderId(), line.lineNo(), line.sku(), line.quantity(), line.unitPriceMinor(), line.gift(),
            line.kitSku(), line.unitsPerKit()};
    }

    private void insert(List<Fulfillment> added) {
        if (added.isEmpty()) return;
        batch.batchUpdate("""
            INSERT INTO fulfillment (fulfillment_id, sales_order_id, shop_code, stage, warehouse_code, province, city, district,
                                     special_requests, tags, carrier_code, not_before, merge_until, ship_by, created_at, stage_at, closed_at, close_reason, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '', ?)""",
            added.stream().map(f -> new Object[] {f.id().value(), f.salesOrderId(), f.shop(), f.stage().name(), f.warehouse(),
                f.region().province(), f.region().city(), f.region().district(), String.join("\n", f.specialRequests()), String.join("\n", f.handling().tags()),
                f.handling().carrier(), SqlTime.text(f.handling().notBefore()), SqlTime.text(f.handling().mergeUntil()), SqlTime.text(f.shipBy()), SqlTime.text(f.createdAt()), SqlTime.text(f.stageAt()),
                f.version() + 1}).toList());
    }

    private void update(List<Fulfillment> updated) {
        if (updated.isEmpty()) return;
        var counts = batch.batchUpdate("""
            UPDATE fulfillment SET stage = ?, warehouse_code = ?, province = ?, city = ?, district = ?, special_requests = ?, tags = ?, carrier_code = ?, not_before = ?,
                   merge_until = ?, ship_by = ?, stage_at = ?, closed_at = ?, close_reason = ?, version = version + 1
             WHERE fulfillment_id = ? AND version = ?""",
            updated.stream().map(f -> new Object[] {f.stage().name(), f.warehouse(), f.region().province(), f.region().city(), f.region().district(),
                String.join("\n", f.specialRequests()), String.join("\n", f.handling().tags()), f.handling().carrier(), SqlTime.text(f.handling().notBefore()),
                SqlTime.text(f.handling().mergeUntil()), SqlTime.text(f.shipBy()), SqlTime.text(f.stageAt()), SqlTime.text(f.closedAt()),
                f.closeReason(), f.id().value(), f.version()}).toList());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) throw new OptimisticLockingFailureException("Fulfillment " + updated.get(i).id() + " was changed by another");
        }
    }
}
