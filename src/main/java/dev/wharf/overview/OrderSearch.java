package dev.wharf.overview;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists orders, newest first. A page is found by going down the keys from the last one seen, so the thousandth page costs what the first
 * does; what the rows show besides is read for all of them at once.
 */
@Component
class OrderSearch {
    /** More orders than this with one number are a shop's numbering, not a search. */
    private static final int NUMBERED_AT_MOST = 500;
    /** Shorter beginnings of a channel's number would match half the house. */
    private static final int PREFIX_AT_LEAST = 4;

    /** Whose ship-by time still counts: in Sync the channel does not know yet that it was met. */
    private static final String TIMED = "stage IN ('REVIEW', 'LOCK', 'PICK', 'VERIFY', 'SHIP', 'SYNC')";

    private static final Map<OrderFilter.Delivery, String> DELIVERY = Map.of(
        OrderFilter.Delivery.TRANSIT, "SELECT fulfillment_id FROM parcel_tracking WHERE state IN ('IN_TRANSIT', 'OUT_FOR_DELIVERY')",
        OrderFilter.Delivery.DELIVERED, "SELECT t.fulfillment_id FROM parcel_tracking t WHERE t.state = 'DELIVERED' AND NOT EXISTS (SELECT 1 FROM parcel p "
            + "LEFT JOIN parcel_tracking o ON o.parcel_id = p.parcel_id WHERE p.fulfillment_id = t.fulfillment_id AND p.state <> 'VOIDED' AND o.delivered_at IS NULL)",
        OrderFilter.Delivery.PROBLEM, "SELECT fulfillment_id FROM parcel_tracking WHERE state IN ('PROBLEM', 'RETURNED') "
            + "UNION SELECT fulfillment_id FROM tracking_problem WHERE closed_at IS NULL AND parcel_id <> 0");

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param shop code and name */
    record Choice(String shop, String name) { }

    private record Extra(int lines, int units) { }

    OrderPage find(OrderFilter filter, int size) {
        var where = new ArrayList<String>(List.of("fulfillment_id < :below"));
        var params = new HashMap<String, Object>(Map.of("below", filter.below(), "limit", size + 1));
        if (!filter.q().isEmpty()) {
            var ids = numbered(filter.q());
            if (ids.isEmpty()) return new OrderPage(List.of(), "");
            where.add("fulfillment_id IN (:ids)");
            params.put("ids", ids);
        }
        if (!filter.shop().isEmpty()) where.add("shop_code = :shop");
        if (!filter.stage().isEmpty()) where.add("stage = :stage");
        if (!filter.hold().isEmpty()) where.add("fulfillment_id IN (SELECT fulfillment_id FROM hold WHERE closed_at IS NULL AND code = :hold)");
        if (!filter.tag().isEmpty()) where.add("LOCATE(CONCAT('\\n', :tag, '\\n'), CONCAT('\\n', tags, '\\n')) > 0");
        if (!filter.level().isEmpty()) where.add("EXISTS (SELECT 1 FROM decision d WHERE d.fulfillment_id = fulfillment.fulfillment_id AND d.level = :level)");
        // Neither has an index: asked of all orders there ever were, a rare one would be looked for through all of them.
        if (filter.stage().isEmpty() && !(filter.tag().isEmpty() && filter.level().isEmpty())) where.add("closed_at IS NULL");
        if (!filter.delivery().isEmpty()) where.add("fulfillment_id IN (" + DELIVERY.get(OrderFilter.Delivery.valueOf(filter.delivery())) + ")");
        var now = Instant.now(clock);
        if (filter.overdue()) where.add(TIMED + " AND ship_by < :now");
        if (!filter.dueWithin().isEmpty()) {
            where.add(TIMED + " AND ship_by < :soon");
            params.put("soon", SqlTime.text(now.plus(Duration.ofMinutes(Long.parseLong(filter.dueWithin())))));
        }
        params.putAll(Map.of("shop", filter.shop(), "stage", filter.stage(), "hold", filter.hold(), "tag", filter.tag(), "level", filter.level(), "now", SqlTime.text(now)));
        var rows = jdbc.sql("""
                SELECT f.fulfillment_id, f.shop_code, s.name AS shop_name, f.stage, f.warehouse_code, f.ship_by, f.created_at, f.stage_at, f.tags, o.channel_order_no
                  FROM (SELECT fulfillment_id, sales_order_id, shop_code, stage, warehouse_code, ship_by, created_at, stage_at, tags
                          FROM fulfillment WHERE %s ORDER BY fulfillment_id DESC LIMIT :limit) f
                  JOIN sales_order o ON o.sales_order_id = f.sales_order_id
                  LEFT JOIN shop s ON s.shop_code = f.shop_code
                 ORDER BY f.fulfillment_id DESC
                """.formatted(String.join(" AND ", where)))
            .params(params)
            .query((rs, n) -> new OrderRow("F" + rs.getLong("fulfillment_id"), rs.getString("channel_order_no"), rs.getString("shop_code"),
                rs.getString("shop_name"), rs.getString("stage"), rs.getString("warehouse_code"), 0, 0, "",
                SqlTime.instant(rs.getObject("ship_by", LocalDateTime.class)), SqlTime.instant(rs.getObject("created_at", LocalDateTime.class)),
                SqlTime.instant(rs.getObject("stage_at", LocalDateTime.class)), words(rs.getString("tags")), List.of()))
            .list();
        var page = rows.size() > size ? rows.subList(0, size) : rows;
        return new OrderPage(complete(page), rows.size() > size ? page.get(size - 1).fulfillment() : "");
    }

    List<Choice> shops() {
        return jdbc.sql("SELECT shop_code, name FROM shop ORDER BY shop_code").query((rs, n) -> new Choice(rs.getString(1), rs.getString(2))).list();
    }

    /** Codes that hold at least one order now. */
    List<String> holdCodes() {
        return jdbc.sql("SELECT DISTINCT code FROM hold WHERE closed_at IS NULL ORDER BY code").query(String.class).list();
    }

    /** On orders under way now. */
    List<String> tags() {
        return jdbc.sql("SELECT DISTINCT tags FROM fulfillment WHERE closed_at IS NULL AND tags <> ''").query(String.class).list().stream()
            .flatMap(tags -> words(tags).stream()).distinct().sorted().toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private List<Long> numbered(String q) {
        var own = FulfillmentId.isOne(q.toUpperCase(Locale.ROOT)) ? FulfillmentId.parse(q.toUpperCase(Locale.ROOT)).value() : -1;
        var prefix = q.replace("!", "!!").replace("%", "!%").replace("_", "!_") + (q.length() >= PREFIX_AT_LEAST ? "%" : "");
        return jdbc.sql("""
                SELECT fulfillment_id FROM fulfillment WHERE fulfillment_id = :own
                UNION
                SELECT fulfillment_id FROM parcel WHERE tracking_number = :q
                UNION
                (SELECT f.fulfillment_id FROM sales_order o JOIN fulfillment f ON f.sales_order_id = o.sales_order_id
                  WHERE o.channel_order_no LIKE :prefix ESCAPE '!' ORDER BY f.fulfillment_id DESC LIMIT :most)
                """).param("own", own).param("q", q).param("prefix", prefix).param("most", NUMBERED_AT_MOST).query(Long.class).list();
    }

    private List<OrderRow> complete(List<OrderRow> rows) {
        if (rows.isEmpty()) return rows;
        var ids = rows.stream().map(row -> FulfillmentId.parse(row.fulfillment()).value()).toList();
        var holds = jdbc.sql("SELECT fulfillment_id, code FROM hold WHERE fulfillment_id IN (:ids) AND closed_at IS NULL ORDER BY hold_id").param("ids", ids)
            .query((rs, n) -> Map.entry("F" + rs.getLong(1), rs.getString(2))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        var extras = jdbc.sql("SELECT fulfillment_id, COUNT(*), SUM(quantity) FROM fulfillment_line WHERE fulfillment_id IN (:ids) GROUP BY fulfillment_id").param("ids", ids)
            .query((rs, n) -> Map.entry("F" + rs.getLong(1), new Extra(rs.getInt(2), rs.getInt(3)))).list().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        var tracking = jdbc.sql("SELECT fulfillment_id, MAX(tracking_number) FROM parcel WHERE fulfillment_id IN (:ids) AND tracking_number IS NOT NULL AND state <> 'VOIDED' GROUP BY fulfillment_id")
            .param("ids", ids).query((rs, n) -> Map.entry("F" + rs.getLong(1), rs.getString(2))).list().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return rows.stream().map(r -> {
            var extra = extras.getOrDefault(r.fulfillment(), new Extra(0, 0));
            return new OrderRow(r.fulfillment(), r.channelOrderNo(), r.shop(), r.shopName() == null ? r.shop() : r.shopName(), r.stage(), r.warehouse(), extra.lines(), extra.units(),
                tracking.getOrDefault(r.fulfillment(), ""), r.shipBy(), r.createdAt(), r.stageAt(), r.tags(), holds.getOrDefault(r.fulfillment(), List.of()));
        }).toList();
    }
}
