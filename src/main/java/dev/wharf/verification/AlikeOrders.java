package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.process.Actor;
import dev.wharf.scan.Scans;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open counts that are alike: one SKU, the same number of units, nothing that a buyer asked for, no boxes, and not picked by the one who verifies. The
 * order he has begun comes first, then the most urgent.
 */
@Component
class AlikeOrders {
    /** More do not wait on one bench; a count of more is shown as this many. */
    private static final int MOST = 500;

    /** Orders of one size. */
    record Size(int quantity, int orders) { }

    private record Open(FulfillmentId id, int quantity) { }

    private final JdbcClient jdbc;
    private final Scans scans;

    AlikeOrders(JdbcClient jdbc, Scans scans) {
        this.jdbc = jdbc;
        this.scans = scans;
    }

    /** Smallest orders first. */
    List<Size> sizes(String warehouse, String sku) {
        var orders = new TreeMap<Integer, Integer>();
        open(warehouse, sku, 0).forEach(o -> orders.merge(o.quantity(), 1, Integer::sum));
        return orders.entrySet().stream().map(e -> new Size(e.getKey(), e.getValue())).toList();
    }

    List<FulfillmentId> next(String warehouse, String sku, int quantity) {
        return open(warehouse, sku, quantity).stream().map(Open::id).toList();
    }

    /** @param quantity 0 for any */
    private List<Open> open(String warehouse, String sku, int quantity) {
        var me = Actor.current();
        var found = jdbc.sql("""
                SELECT v.fulfillment_id, l.needed FROM verification v JOIN verification_line l ON l.verification_id = v.verification_id
                 WHERE v.state = 'OPEN' AND v.warehouse_code = :warehouse AND l.sku = :sku AND (:quantity = 0 OR l.needed = :quantity)
                   AND v.verifier IN ('', :me)
                   AND NOT EXISTS (SELECT 1 FROM verification_line o WHERE o.verification_id = v.verification_id AND o.sku <> l.sku)
                   AND v.boxes = 0 AND NOT EXISTS (SELECT 1 FROM parcel p WHERE p.fulfillment_id = v.fulfillment_id AND p.state <> 'VOIDED')
                   AND NOT EXISTS (SELECT 1 FROM request_confirmation r WHERE r.verification_id = v.verification_id)
                 ORDER BY l.scanned DESC, v.ship_by, v.verification_id LIMIT :most
                """).param("warehouse", warehouse).param("sku", sku).param("quantity", quantity).param("me", me).param("most", MOST)
            .query((rs, n) -> new Open(new FulfillmentId(rs.getLong(1)), rs.getInt(2))).list();
        var mine = scans.pickedBy(me, found.stream().map(Open::id).toList());
        return found.stream().filter(o -> !mine.contains(o.id())).toList();
    }
}
