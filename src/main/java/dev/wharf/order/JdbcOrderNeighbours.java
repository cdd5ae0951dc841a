package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    public List<Twin> twins(FulfillmentId id, String rule) {
        var known = Lane.current().state(Twins.class, Twins::new).known;
        long order = fulfillments.orderOf(id).id();
        if (!known.containsKey(order)) loadTwins(unknown(known), rule, known);
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

    /**
     * The index is forced because the rows it reads are locked: they are to be those of true twins and no others. Reading locked rows waits for
     * whoever has just written them; when each waits for the other, the database sends one back, and then that one sees the other.
     */
    private void loadTwins(Collection<Long> orders, String rule, Map<Long, List<Twin>> known) {
        orders.forEach(order -> known.put(order, new ArrayList<>()));
        var pairs = jdbc.sql("""
                SELECT STRAIGHT_JOIN o.sales_order_id AS own, t.sales_order_id, t.channel_order_no, t.placed_at,
                       t.received_at < o.received_at OR t.received_at = o.received_at AND t.sales_order_id < o.sales_order_id AS came_first,
                       (SELECT MIN(d.decided_at) FROM fulfillment f JOIN decision d ON d.fulfillment_id = f.fulfillment_id AND d.rule_code = :rule
                         WHERE f.sales_order_id = o.sales_order_id) AS own_judged,
                       (SELECT MIN(d.decided_at) FROM fulfillment f JOIN decision d ON d.fulfillment_id = f.fulfillment_id AND d.rule_code = :rule
                         WHERE f.sales_order_id = t.sales_order_id) AS judged,
                       (SELECT MIN(f.stage IN %s) FROM fulfillment f WHERE f.sales_order_id = t.sales_order_id) AS gone
                  FROM sales_order o JOIN sales_order t FORCE INDEX (ix_sales_order_receiver)
                    ON t.receiver_hash = o.receiver_hash AND t.goods_hash = o.goods_hash AND t.buyer = o.buyer AND t.shop_code = o.shop_code
                 WHERE o.sales_order_id IN (:orders) AND t.sales_order_id <> o.sales_order_id
                   AND t.placed_at BETWEEN o.placed_at - INTERVAL :reach SECOND AND o.placed_at + INTERVAL :reach SECOND
                 ORDER BY t.received_at, t.sales_order_id
                  LOCK IN SHARE MODE
                """.formatted(GONE)).param("rule", rule).param("orders", orders).param("reach", TWIN_REACH.toSeconds()).query((rs, n) -> pair(rs)).list();
        var together = Set.copyOf(orders);
        pairs.stream().filter(pair -> !pair.gone && pair.twinFirst(together)).forEach(pair -> known.get(pair.own).add(pair.twin));
    }

    /** @param cameFirst the twin was received first @param ownJudged null before its first review, as is that of one that is judged in this moment */
    private record Pair(long own, Twin twin, boolean cameFirst, Instant ownJudged, Instant judged, boolean gone) {
        /**
         * Whoever is judged first is the first, because times of receipt are taken before an order can be seen. Of those judged together, and where
         * the times of judging do not say it, it is the one that was received first.
         */
        boolean twinFirst(Set<Long> together) {
            if (ownJudged == null) return !together.contains(twin.salesOrderId()) || cameFirst;
            if (judged == null || judged.equals(ownJudged)) return cameFirst;
            return judged.isBefore(ownJudged);
        }
    }

    private static Pair pair(ResultSet rs) throws SQLException {
        return new Pair(rs.getLong("own"), new Twin(rs.getLong("sales_order_id"), rs.getString("channel_order_no"), at(rs, "placed_at")),
            rs.getBoolean("came_first"), at(rs, "own_judged"), at(rs, "judged"), rs.getBoolean("gone"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
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
