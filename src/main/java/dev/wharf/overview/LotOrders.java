package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.lot.Lots;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/lots/{sku}/{lot}/orders}: everybody who got units of a lot, or is about to. */
@RestController
class LotOrders {
    private static final int PAGE_AT_MOST = 20_000;

    /** @param units of the lot in this parcel; where an order of several lots goes in several parcels, at most so many, because nobody says which went where. @param trackingNumber empty while there is no label. @param handedOverAt null while the parcel is in the house */
    record Got(String fulfillmentNo, String shop, String channelOrderNo, String stage, int units, Instant pickedAt, String carrier, String trackingNumber, Instant handedOverAt) { }

    /** @param next ask with it as {@code after} for more; empty at the end */
    record Report(String sku, String lot, int units, List<Got> orders, String next) { }

    private final JdbcClient jdbc;
    private final Lots lots;

    LotOrders(JdbcClient jdbc, Lots lots) {
        this.jdbc = jdbc;
        this.lots = lots;
    }

    /** In the order of the fulfillments. A merged parcel names each of its sales orders, a fulfillment of two parcels both. */
    @GetMapping("/api/v1/lots/{sku}/{lot}/orders")
    Report orders(@PathVariable String sku, @PathVariable String lot, @RequestParam(defaultValue = "F0") String after, @RequestParam(defaultValue = "20000") int limit) {
        if (limit < 1 || limit > PAGE_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "limit", "limit is 1 to " + PAGE_AT_MOST + ".");
        lots.get(sku, lot);
        var fulfillments = jdbc.sql("""
                SELECT DISTINCT fulfillment_id FROM unit_trace WHERE sku = :sku AND lot_no = :lot AND fulfillment_id > :after AND quantity > 0
                 ORDER BY fulfillment_id LIMIT :limit
                """).param("sku", sku).param("lot", lot).param("after", FulfillmentId.parse(after).value()).param("limit", limit).query(Long.class).list();
        if (fulfillments.isEmpty()) return new Report(sku, lot, 0, List.of(), "");
        long last = fulfillments.get(fulfillments.size() - 1);
        var found = between(sku, lot, fulfillments.get(0), last);
        var next = fulfillments.size() < limit ? "" : new FulfillmentId(last).toString();
        return new Report(sku, lot, units(sku, lot, fulfillments.get(0), last), found, next);
    }

    private int units(String sku, String lot, long from, long to) {
        return jdbc.sql("SELECT COALESCE(SUM(quantity), 0) FROM unit_trace WHERE sku = :sku AND lot_no = :lot AND fulfillment_id BETWEEN :from AND :to")
            .param("sku", sku).param("lot", lot).param("from", from).param("to", to).query(Integer.class).single();
    }

    private List<Got> between(String sku, String lot, long from, long to) {
        return jdbc.sql("""
                SELECT t.fulfillment_id, o.shop_code, o.channel_order_no, f.stage, SUM(LEAST(t.quantity, COALESCE(c.quantity, t.quantity))), MAX(t.picked_at), p.carrier_code, p.tracking_number, p.handed_over_at
                  FROM unit_trace t
                  JOIN fulfillment f ON f.fulfillment_id = t.fulfillment_id
                  JOIN fulfillment_line l ON l.fulfillment_id = t.fulfillment_id AND l.fulfillment_line_id = t.fulfillment_line_id
                  JOIN sales_order o ON o.sales_order_id = l.sales_order_id
                  LEFT JOIN (parcel p JOIN parcel_line c ON c.parcel_id = p.parcel_id AND p.state <> 'VOIDED')
                         ON p.fulfillment_id = t.fulfillment_id AND c.fulfillment_line_id = t.fulfillment_line_id
                 WHERE t.sku = :sku AND t.lot_no = :lot AND t.fulfillment_id BETWEEN :from AND :to AND t.quantity > 0
                 GROUP BY t.fulfillment_id, o.shop_code, o.channel_order_no, f.stage, p.parcel_id, p.carrier_code, p.tracking_number, p.handed_over_at
                 ORDER BY t.fulfillment_id, o.channel_order_no
                """).param("sku", sku).param("lot", lot).param("from", from).param("to", to)
            .query((rs, n) -> new Got(new FulfillmentId(rs.getLong(1)).toString(), rs.getString(2), rs.getString(3), rs.getString(4), rs.getInt(5),
                SqlTime.instant(rs.getObject(6, LocalDateTime.class)), text(rs.getString(7)), text(rs.getString(8)), SqlTime.instant(rs.getObject(9, LocalDateTime.class)))).list();
    }

    private static String text(String found) {
        return found == null ? "" : found;
    }
}
