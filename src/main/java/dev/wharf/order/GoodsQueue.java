package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Fulfillments that wait for goods: their open hold of rule STOCK says so, and so nothing else has to be remembered. */
@Repository
public class GoodsQueue {
    /**
     * @param warehouse it is to leave from; empty for any
     * @param paidAt    when its own order was paid; of an unpaid one when it was placed
     * @param needs     units per SKU, of all it ships but gifts: these do not keep it waiting
     */
    public record WaitingOrder(FulfillmentId id, String shop, String warehouse, Set<String> tags, Instant shipBy, Instant paidAt, Map<String, Integer> needs) { }

    private final JdbcClient jdbc;

    GoodsQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that need one of these SKUs, in no order. One question, however many wait. */
    public List<WaitingOrder> of(Collection<String> skus) {
        if (skus.isEmpty()) return List.of();
        var found = new LinkedHashMap<Long, WaitingOrder>();
        jdbc.sql("""
                SELECT f.fulfillment_id, f.shop_code, CASE WHEN f.warehouse_code <> '' THEN f.warehouse_code ELSE o.warehouse_code END, f.tags, f.ship_by,
                       COALESCE(o.paid_at, o.placed_at), l.sku, l.quantity
                  FROM (SELECT DISTINCT h.fulfillment_id FROM hold h JOIN fulfillment_line w ON w.fulfillment_id = h.fulfillment_id
                         WHERE h.closed_at IS NULL AND h.code = 'STOCK' AND w.sku IN (:skus) AND w.quantity > 0) waiting
                  JOIN fulfillment f ON f.fulfillment_id = waiting.fulfillment_id
                  JOIN sales_order o ON o.sales_order_id = f.sales_order_id
                  JOIN fulfillment_line l ON l.fulfillment_id = f.fulfillment_id AND l.quantity > 0 AND l.gift = FALSE
                """).param("skus", skus)
            .query((rs, n) -> found.computeIfAbsent(rs.getLong(1), id -> order(id, rs)).needs().merge(rs.getString(7), rs.getInt(8), Integer::sum)).list();
        return new ArrayList<>(found.values());
    }

    /** Of all that wait. */
    public List<String> skus() {
        return jdbc.sql("""
            SELECT DISTINCT l.sku FROM hold h JOIN fulfillment_line l ON l.fulfillment_id = h.fulfillment_id
             WHERE h.closed_at IS NULL AND h.code = 'STOCK' AND l.quantity > 0 ORDER BY l.sku""").query(String.class).list();
    }

    private static WaitingOrder order(long id, ResultSet rs) {
        try {
            return new WaitingOrder(new FulfillmentId(id), rs.getString(2), rs.getString(3), Set.of(rs.getString(4).split("\n")),
                SqlTime.instant(rs.getObject(5, LocalDateTime.class)), SqlTime.instant(rs.getObject(6, LocalDateTime.class)), new TreeMap<>());
        } catch (SQLException e) {
            throw new IllegalStateException("Columns of a waiting order cannot be read", e);
        }
    }
}
