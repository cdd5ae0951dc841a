package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Only reads. Kept in states of the lane and not as facts, because asking for a fact writes down first what the lane keeps: that would take an
 * order's rows to the database twice. Orders are there since they were claimed; a fulfillment that is not yet is not cancelled.
 */
@Repository
class JdbcOrderNeighbours implements OrderNeighbours {
    private static final String GONE = "('CANCELLING', 'CANCELLED')";

    private final JdbcClient jdbc;
    private final Fulfillments fulfillments;

    JdbcOrderNeighbours(JdbcClient jdbc, Fulfillments fulfillments) {
        this.jdbc = jdbc;
        this.fulfillments = fulfillments;
    }

    /** By sales order; one that was asked for and has none is not left out. */
    private static final class Twins {
        private final Map<Long, List<Twin>> known = new HashMap<>();
    }

    private static final class Histories {
        private final Map<Long, History> known = new HashMap<>();
    }

    @Override
    public List<Twin> twins(FulfillmentId id) {
        var known = Lane.current().state(Twins.class, Twins::new).known;
        long order = fulfillments.orderOf(id).id();
        if (!known.containsKey(order)) loadTwins(unknown(known), known);
        return known.get(order);
    }

    @Override
    public History history(FulfillmentId id) {
        var known = Lane.current().state(Histories.class, Histories::new).known;
        long order = fulfillments.orderOf(id).id();
        if (!known.containsKey(order)) loadHistories(unknown(known), known);
        return known.get(order);
    }

    private List<Long> unknown(Map<Long, ?> known) {
        return Lane.current().members().stream().map(member -> fulfillments.orderOf(member).id()).filter(order -> !known.containsKey(order)).distinct().sorted().toList();
    }

    /** The index is forced because the rows it reads are locked: they are to be those of true twins and no others. */
    private void loadTwins(Collection<Long> orders, Map<Long, List<Twin>> known) {
        orders.forEach(order -> known.put(order, new ArrayList<>()));
        jdbc.sql("""
                SELECT STRAIGHT_JOIN o.sales_order_id, t.sales_order_id, t.channel_order_no, t.placed_at,
                       (SELECT MIN(f.stage IN %s) FROM fulfillment f WHERE f.sales_order_id = t.sales_order_id) AS gone
                  FROM sales_order o JOIN sales_order t FORCE INDEX (ix_sales_order_receiver)
                    ON t.receiver_hash = o.receiver_hash AND t.goods_hash = o.goods_hash AND t.buyer = o.buyer AND t.shop_code = o.shop_code
                 WHERE o.sales_order_id IN (:orders)
                   AND (t.received_at < o.received_at OR t.received_at = o.received_at AND t.sales_order_id < o.sales_order_id)
                   AND t.placed_at BETWEEN o.placed_at - INTERVAL :reach SECOND AND o.placed_at + INTERVAL :reach SECOND
                 ORDER BY t.received_at, t.sales_order_id
                  LOCK IN SHARE MODE
                """.formatted(GONE)).param("orders", orders).param("reach", TWIN_REACH.toSeconds())
            .query((rs, n) -> rs.getBoolean("gone") ? null : known.get(rs.getLong(1))
                .add(new Twin(rs.getLong(2), rs.getString(3), SqlTime.instant(rs.getObject(4, LocalDateTime.class))))).list();
    }

    private void loadHistories(Collection<Long> orders, Map<Long, History> known) {
        jdbc.sql("""
                SELECT o.sales_order_id,
                       (SELECT COUNT(*) FROM sales_order e
                         WHERE e.shop_code = o.shop_code AND e.buyer = o.buyer AND o.buyer <> '' AND e.sales_order_id <> o.sales_order_id
                           AND e.placed_at BETWEEN o.placed_at - INTERVAL :back SECOND AND o.placed_at) AS earlier,
                       (SELECT COUNT(DISTINCT e.sales_order_id) FROM sales_order e JOIN fulfillment f ON f.sales_order_id = e.sales_order_id AND f.stage IN %s
                         WHERE e.shop_code = o.shop_code AND e.buyer = o.buyer AND o.buyer <> '' AND e.sales_order_id <> o.sales_order_id
                           AND e.placed_at BETWEEN o.placed_at - INTERVAL :back SECOND AND o.placed_at) AS cancelled,
                       (SELECT COUNT(DISTINCT r.shop_code, r.buyer) FROM sales_order r
                         WHERE r.receiver_hash = o.receiver_hash AND r.placed_at BETWEEN o.placed_at - INTERVAL :day SECOND AND o.placed_at) AS receivers
                  FROM sales_order o WHERE o.sales_order_id IN (:orders)
                """.formatted(GONE)).param("orders", orders).param("back", HISTORY.toSeconds()).param("day", TWIN_REACH.toSeconds())
            .query((rs, n) -> known.put(rs.getLong(1), new History(rs.getInt(2), rs.getInt(3), rs.getInt(4)))).list();
    }
}
