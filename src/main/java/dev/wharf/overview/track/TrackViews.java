package dev.wharf.overview.track;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.wharf.common.SqlTime;
import dev.wharf.overview.track.TrackView.Event;
import dev.wharf.overview.track.TrackView.Goods;
import dev.wharf.parcel.CarrierCodes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the buyer of one sales order may see, whatever it was merged with or split into; writes nothing. */
@Component
class TrackViews {
    private record Head(String orderNo, String shop) { }

    private record Box(long id, String carrier, String number, String state, Instant deliveredAt) { }

    private final JdbcClient jdbc;
    private final CarrierCodes carriers;

    TrackViews(JdbcClient jdbc, CarrierCodes carriers) {
        this.jdbc = jdbc;
        this.carriers = carriers;
    }

    Optional<TrackView> read(long salesOrder) {
        var head = jdbc.sql("""
                SELECT o.channel_order_no, COALESCE(s.name, o.shop_code) FROM sales_order o LEFT JOIN shop s ON s.shop_code = o.shop_code WHERE o.sales_order_id = :order
                """).param("order", salesOrder).query((rs, n) -> new Head(rs.getString(1), rs.getString(2))).optional();
        if (head.isEmpty()) return Optional.empty();
        var family = family(salesOrder);
        if (family.isEmpty()) return Optional.of(new TrackView(head.get().orderNo(), head.get().shop(), List.of(), List.of()));
        var boxes = boxes(salesOrder, family);
        var goods = goods(salesOrder, family);
        var events = events(boxes);
        var names = carriers.names();
        var parcels = boxes.stream().map(b -> new TrackView.Parcel(b.id(), names.getOrDefault(b.carrier(), b.carrier()), b.number(), b.state(), b.deliveredAt(),
            goods.getOrDefault(b.id(), List.of()), events.getOrDefault(b.id(), List.of()))).toList();
        return Optional.of(new TrackView(head.get().orderNo(), head.get().shop(), parcels, unsent(salesOrder, family)));
    }

    /** Fulfillments that may hold lines of the order: its own, those it was merged into, and what was split off either. */
    private List<Long> family(long salesOrder) {
        return jdbc.sql("""
                SELECT fulfillment_id FROM fulfillment WHERE sales_order_id = :order
                UNION
                SELECT s.fulfillment_id FROM fulfillment f JOIN fulfillment_merge m ON m.fulfillment_id = f.fulfillment_id AND m.undone_at IS NULL
                  JOIN fulfillment b ON b.fulfillment_id = m.bearer_id JOIN fulfillment s ON s.sales_order_id = b.sales_order_id
                 WHERE f.sales_order_id = :order
                """).param("order", salesOrder).query(Long.class).list();
    }

    private List<Box> boxes(long salesOrder, List<Long> family) {
        return jdbc.sql("""
                SELECT p.parcel_id, p.carrier_code, COALESCE(p.tracking_number, '') AS number,
                       CASE WHEN p.state <> 'HANDED_OVER' THEN 'PREPARING' WHEN COALESCE(t.state, 'NONE') = 'NONE' THEN 'HANDED_OVER' ELSE t.state END AS state, t.delivered_at
                  FROM parcel p LEFT JOIN parcel_tracking t ON t.parcel_id = p.parcel_id
                 WHERE p.state <> 'VOIDED' AND p.parcel_id IN (
                       SELECT c.parcel_id FROM fulfillment_line l JOIN parcel q ON q.fulfillment_id = l.fulfillment_id
                         JOIN parcel_line c ON c.parcel_id = q.parcel_id AND c.fulfillment_line_id = l.fulfillment_line_id
                        WHERE l.fulfillment_id IN (:family) AND l.sales_order_id = :order)
                 ORDER BY p.parcel_id
                """).param("order", salesOrder).param("family", family)
            .query((rs, n) -> new Box(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), SqlTime.instant(rs.getObject(5, LocalDateTime.class)))).list();
    }

    /** By parcel; of a parcel that goes for several orders, this one's goods only. */
    private Map<Long, List<Goods>> goods(long salesOrder, List<Long> family) {
        return jdbc.sql("""
                SELECT c.parcel_id, COALESCE(d.name, c.sku) AS name, COALESCE(d.variant, '') AS variant, SUM(c.quantity)
                  FROM fulfillment_line l JOIN parcel q ON q.fulfillment_id = l.fulfillment_id AND q.state <> 'VOIDED'
                  JOIN parcel_line c ON c.parcel_id = q.parcel_id AND c.fulfillment_line_id = l.fulfillment_line_id
                  LEFT JOIN product d ON d.sku = c.sku
                 WHERE l.fulfillment_id IN (:family) AND l.sales_order_id = :order GROUP BY c.parcel_id, c.sku, d.name, d.variant ORDER BY c.parcel_id, MIN(l.fulfillment_line_id)
                """).param("order", salesOrder).param("family", family)
            .query((rs, n) -> Map.entry(rs.getLong(1), new Goods(rs.getString(2), rs.getString(3), rs.getInt(4)))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** What is to be sent and in no parcel yet. */
    private List<Goods> unsent(long salesOrder, List<Long> family) {
        return jdbc.sql("""
                SELECT name, variant, SUM(open) FROM (
                       SELECT l.sku, l.fulfillment_line_id, COALESCE(d.name, l.sku) AS name, COALESCE(d.variant, '') AS variant, l.quantity - COALESCE((
                              SELECT SUM(c.quantity) FROM parcel q JOIN parcel_line c ON c.parcel_id = q.parcel_id
                               WHERE q.fulfillment_id = l.fulfillment_id AND q.state <> 'VOIDED' AND c.fulfillment_line_id = l.fulfillment_line_id), 0) AS open
                         FROM fulfillment_line l JOIN fulfillment f ON f.fulfillment_id = l.fulfillment_id LEFT JOIN product d ON d.sku = l.sku
                        WHERE l.fulfillment_id IN (:family) AND l.sales_order_id = :order AND f.stage NOT IN ('CANCELLING', 'CANCELLED', 'MERGED', 'DONE')) wanted
                 WHERE open > 0 GROUP BY sku, name, variant ORDER BY MIN(fulfillment_line_id)
                """).param("order", salesOrder).param("family", family).query((rs, n) -> new Goods(rs.getString(1), rs.getString(2), rs.getInt(3))).list();
    }

    /** By parcel, the newest first. A line that came with and without a code is one line. */
    private Map<Long, List<Event>> events(Collection<Box> boxes) {
        if (boxes.isEmpty()) return Map.of();
        var numbers = boxes.stream().collect(toMap(Box::id, Box::number));
        return jdbc.sql("""
                SELECT parcel_id, happened_at, SUBSTRING(MAX(CONCAT(FIELD(state, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'PROBLEM', 'DELIVERED', 'RETURNED'), state)), 2), MAX(text), MAX(place)
                  FROM tracking_event WHERE parcel_id IN (:ids) GROUP BY parcel_id, happened_at, text_digest ORDER BY happened_at DESC, MAX(FIELD(state, 'IN_TRANSIT',
                       'OUT_FOR_DELIVERY', 'PROBLEM', 'DELIVERED', 'RETURNED')) DESC, text_digest
                """).param("ids", numbers.keySet())
            .query((rs, n) -> Map.entry(rs.getLong(1), new Event(SqlTime.instant(rs.getObject(2, LocalDateTime.class)), rs.getString(3),
                NameMask.mask(PhoneMask.mask(rs.getString(4), numbers.get(rs.getLong(1)))), rs.getString(5)))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
