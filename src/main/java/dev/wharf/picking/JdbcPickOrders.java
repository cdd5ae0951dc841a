package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.picking.PickOrder.State;
import dev.wharf.picking.putback.PutBacks.OnCart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes pick_order and pick_line. Whoever changes an order of a task holds the row of the task. */
@Repository
class JdbcPickOrders {
    private static final String ORDER = "SELECT pick_order_id, pick_task_id, fulfillment_id, warehouse_code, position, state FROM pick_order ";

    /** Units picked so far for one line of a fulfillment, in one warehouse. */
    record Earlier(long fulfillmentLineId, String warehouse, int picked) { }

    /** A line whose units were looked for and not found. @param since when the picker said so */
    record Missing(long pickLineId, String sku, int quantity, String reason, String bin, String lot, boolean binned, Instant since) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final BinPicks bins;
    private final Clock clock;

    JdbcPickOrders(JdbcClient jdbc, JdbcTemplate batch, BinPicks bins, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.bins = bins;
        this.clock = clock;
    }

    void insert(List<PickOrder> orders, List<PickLine> lines) {
        batch.batchUpdate("""
            INSERT INTO pick_order (pick_order_id, pick_task_id, fulfillment_id, warehouse_code, position, state, created_at, done_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, NULL)""",
            orders.stream().map(o -> new Object[] {o.id(), o.task(), o.fulfillment().value(), o.warehouse(), o.position(), o.state().name(), now()}).toList());
        if (lines.isEmpty()) return;
        batch.batchUpdate("""
            INSERT INTO pick_line (pick_line_id, pick_order_id, fulfillment_id, fulfillment_line_id, sku, bin_code, sequence, quantity,
                                   lot_no, planned_quantity, binned, picked_quantity, missing_quantity, missing_reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '')""",
            lines.stream().map(l -> new Object[] {l.id(), l.order().id(), l.fulfillment().value(), l.fulfillmentLineId(), l.sku(), l.bin(), l.sequence(), l.quantity(), l.lot(),
                l.planned(), l.binned()}).toList());
    }

    List<Earlier> earlier(Collection<FulfillmentId> ids) {
        return jdbc.sql("""
                SELECT l.fulfillment_line_id, o.warehouse_code, SUM(l.picked_quantity - l.returned_quantity)
                  FROM pick_line l JOIN pick_order o ON o.pick_order_id = l.pick_order_id
                 WHERE l.fulfillment_id IN (:ids)
                 GROUP BY l.fulfillment_line_id, o.warehouse_code
                """).param("ids", values(ids))
            .query((rs, n) -> new Earlier(rs.getLong(1), rs.getString(2), rs.getInt(3))).list();
    }

    /** Those of a task by their place on the cart, whatever their state. */
    List<PickOrder> of(long taskId) {
        return jdbc.sql(ORDER + "WHERE pick_task_id = :task ORDER BY position").param("task", taskId).query((rs, n) -> order(rs)).list();
    }

    /** Orders of a task that were cancelled after this moment. */
    Set<FulfillmentId> cancelledSince(long taskId, Instant since) {
        return jdbc.sql("SELECT fulfillment_id FROM pick_order WHERE pick_task_id = :task AND state = 'CANCELLED' AND done_at > :since ORDER BY position")
            .param("task", taskId).param("since", SqlTime.text(since)).query(Long.class).stream().map(FulfillmentId::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All stops of a task in walking order, also those of orders that have ended or left. */
    List<PickLine> lines(long taskId) {
        return lines(List.of(taskId));
    }

    List<PickLine> lines(Collection<Long> taskIds) {
        return jdbc.sql("""
                SELECT o.pick_order_id, o.pick_task_id, o.fulfillment_id, o.warehouse_code, o.position, o.state, l.pick_line_id, l.fulfillment_line_id, l.sku, l.bin_code,
                       l.sequence, l.quantity, l.picked_quantity, l.lot_no, l.planned_quantity, l.binned
                  FROM pick_order o JOIN pick_line l ON l.pick_order_id = o.pick_order_id
                 WHERE o.pick_task_id IN (:ids) ORDER BY l.sequence, o.position, l.pick_line_id
                """).param("ids", taskIds)
            .query((rs, n) -> new PickLine(rs.getLong("pick_line_id"), order(rs), rs.getLong("fulfillment_line_id"), rs.getString("sku"), rs.getString("bin_code"), rs.getInt("sequence"),
                rs.getInt("quantity"), rs.getInt("picked_quantity"), rs.getString("lot_no"), rs.getInt("planned_quantity"), rs.getBoolean("binned"))).list();
    }

    /** @param places in the walk of the whole task, by line */
    void resequence(Map<Long, Integer> places) {
        batch.batchUpdate("UPDATE pick_line SET sequence = ? WHERE pick_line_id = ?", places.entrySet().stream().map(e -> new Object[] {e.getValue(), e.getKey()}).toList());
    }

    void count(Map<Long, Integer> unitsByLine) {
        batch.batchUpdate("UPDATE pick_line SET picked_quantity = picked_quantity + ?, planned_quantity = GREATEST(planned_quantity - ?, 0) WHERE pick_line_id = ?",
            unitsByLine.entrySet().stream().map(e -> new Object[] {e.getValue(), e.getValue(), e.getKey()}).toList());
    }

    /** What bins still keep for their lines, they keep no longer. */
    void end(Collection<Long> orderIds, State state) {
        if (orderIds.isEmpty()) return;
        if (state != State.DONE) unplan(orderIds);
        jdbc.sql("UPDATE pick_order SET state = :state, done_at = :now WHERE pick_order_id IN (:ids) AND state = 'OPEN'")
            .param("state", state.name()).param("now", now()).param("ids", orderIds).update();
    }

    /** Also shares that were complete, or left the walk short: their goods lie on a cart that is still under way. */
    void cancel(Collection<Long> orderIds) {
        unplan(orderIds);
        jdbc.sql("UPDATE pick_order SET state = 'CANCELLED', done_at = :now WHERE pick_order_id IN (:ids) AND state IN ('OPEN', 'DONE', 'SHORT')")
            .param("now", now()).param("ids", orderIds).update();
    }

    void miss(long pickLineId, int units, String reason) {
        jdbc.sql("UPDATE pick_line SET missing_quantity = :units, missing_reason = :reason WHERE pick_line_id = :id")
            .param("units", units).param("reason", reason).param("id", pickLineId).update();
    }

    /** What was not found when the fulfillment was looked for the last time, in the order of the bins' keys. */
    List<Missing> missing(FulfillmentId id) {
        return jdbc.sql("""
                SELECT l.pick_line_id, l.sku, l.missing_quantity, l.missing_reason, l.bin_code, l.lot_no, l.binned, o.done_at
                  FROM (SELECT pick_order_id, done_at FROM pick_order WHERE fulfillment_id = :id AND state = 'SHORT' ORDER BY done_at DESC, pick_order_id DESC LIMIT 1) o
                  JOIN pick_line l ON l.pick_order_id = o.pick_order_id
                 WHERE l.missing_quantity > 0
                 ORDER BY l.sku, l.bin_code, l.lot_no, l.pick_line_id
                """).param("id", id.value())
            .query((rs, n) -> new Missing(rs.getLong(1), rs.getString(2), rs.getInt(3), rs.getString(4), rs.getString(5), rs.getString(6), rs.getBoolean(7),
                SqlTime.instant(rs.getObject(8, LocalDateTime.class)))).list();
    }

    /** Open shares of these fulfillments as last committed; they may move to another task until that is held. */
    List<PickOrder> open(Collection<FulfillmentId> ids) {
        return jdbc.sql(ORDER + "WHERE fulfillment_id IN (:ids) AND state = 'OPEN'").param("ids", values(ids)).query((rs, n) -> order(rs)).list();
    }

    /** Holds the open shares of these fulfillments, in key order. */
    List<PickOrder> lockOpen(Collection<FulfillmentId> ids) {
        return jdbc.sql(ORDER + "WHERE fulfillment_id IN (:ids) AND state = 'OPEN' ORDER BY pick_order_id FOR UPDATE").param("ids", values(ids)).query((rs, n) -> order(rs)).list();
    }

    /** Shares of these fulfillments in walks that go on, as last committed: open ones, and complete or short ones whose goods are still on the cart. */
    List<PickOrder> inWalks(Collection<FulfillmentId> ids) {
        return jdbc.sql(ORDER + """
                WHERE fulfillment_id IN (:ids) AND (state = 'OPEN'
                    OR state IN ('DONE', 'SHORT') AND EXISTS (SELECT 1 FROM pick_task t WHERE t.pick_task_id = pick_order.pick_task_id AND t.state IN ('TAKEN', 'WAITING')))
                """).param("ids", values(ids)).query((rs, n) -> order(rs)).list();
    }

    /** Holds the shares of these fulfillments that are open, complete or short, in key order. */
    List<PickOrder> lock(Collection<FulfillmentId> ids) {
        return jdbc.sql(ORDER + "WHERE fulfillment_id IN (:ids) AND state IN ('OPEN', 'DONE', 'SHORT') ORDER BY pick_order_id FOR UPDATE").param("ids", values(ids)).query((rs, n) -> order(rs)).list();
    }

    /** Of these tasks, those with an order that was not cancelled: its goods go to the bench, or it left because they were not found. */
    List<Long> tasksThatServed(Collection<Long> taskIds) {
        if (taskIds.isEmpty()) return List.of();
        return jdbc.sql("SELECT DISTINCT pick_task_id FROM pick_order WHERE pick_task_id IN (:ids) AND state <> 'CANCELLED'").param("ids", taskIds).query(Long.class).list();
    }

    /** Of these tasks, those that still have an open order. */
    List<Long> tasksWithWork(Collection<Long> taskIds) {
        return jdbc.sql("SELECT DISTINCT pick_task_id FROM pick_order WHERE pick_task_id IN (:ids) AND state = 'OPEN'").param("ids", taskIds).query(Long.class).list();
    }

    /** What is out of its bins, over all walks for each fulfillment; what has become a put-back is not. */
    Map<FulfillmentId, List<OnCart>> onCarts(Collection<FulfillmentId> ids) {
        return jdbc.sql("""
                SELECT l.fulfillment_id, o.warehouse_code, o.position, t.picker, l.fulfillment_line_id, l.sku, l.bin_code, l.lot_no, l.binned, SUM(l.picked_quantity - l.returned_quantity) AS units
                  FROM pick_line l JOIN pick_order o ON o.pick_order_id = l.pick_order_id JOIN pick_task t ON t.pick_task_id = o.pick_task_id
                 WHERE l.fulfillment_id IN (:ids) AND l.picked_quantity > l.returned_quantity
                 GROUP BY l.fulfillment_id, o.warehouse_code, o.pick_order_id, o.position, t.picker, l.fulfillment_line_id, l.sku, l.bin_code, l.lot_no, l.binned
                 ORDER BY l.fulfillment_id, o.pick_order_id, l.bin_code, l.sku, l.lot_no
                """).param("ids", values(ids))
            .query((rs, n) -> Map.entry(new FulfillmentId(rs.getLong(1)), new OnCart(rs.getString(2), rs.getInt(3), rs.getString(4), rs.getLong(5), rs.getString(6), rs.getString(7),
                rs.getString(8), rs.getBoolean(9), rs.getInt(10)))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** All that is out of its bins becomes a put-back. */
    void returning(FulfillmentId id) {
        jdbc.sql("UPDATE pick_line SET returned_quantity = picked_quantity WHERE fulfillment_id = :id AND picked_quantity > returned_quantity").param("id", id.value()).update();
    }

    /** The rest of the line is fetched elsewhere. */
    void resize(long pickLineId, int quantity, int planned) {
        jdbc.sql("UPDATE pick_line SET quantity = :quantity, planned_quantity = :planned WHERE pick_line_id = :id")
            .param("quantity", quantity).param("planned", planned).param("id", pickLineId).update();
    }

    /** Sends a line of which nothing is picked to another bin. @param other says where and how many */
    void redirect(long pickLineId, PickLine other) {
        jdbc.sql("""
                UPDATE pick_line SET bin_code = :bin, lot_no = :lot, quantity = :quantity, planned_quantity = :planned, sequence = :sequence WHERE pick_line_id = :id
                """).param("bin", other.bin()).param("lot", other.lot()).param("quantity", other.quantity()).param("planned", other.planned()).param("sequence", other.sequence())
            .param("id", pickLineId).update();
    }

    private void unplan(Collection<Long> orderIds) {
        var planned = new HashMap<Place, Integer>();
        jdbc.sql("""
                SELECT o.warehouse_code, l.bin_code, l.sku, l.lot_no, l.planned_quantity FROM pick_line l JOIN pick_order o ON o.pick_order_id = l.pick_order_id
                 WHERE l.pick_order_id IN (:ids) AND l.planned_quantity > 0
                """).param("ids", orderIds)
            .query((rs, n) -> planned.merge(new Place(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)), -rs.getInt(5), Integer::sum)).list();
        if (planned.isEmpty()) return;
        bins.plan(planned);
        jdbc.sql("UPDATE pick_line SET planned_quantity = 0 WHERE pick_order_id IN (:ids) AND planned_quantity > 0").param("ids", orderIds).update();
    }

    private static PickOrder order(ResultSet rs) throws SQLException {
        return new PickOrder(rs.getLong("pick_order_id"), rs.getLong("pick_task_id"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getString("warehouse_code"),
            rs.getInt("position"), State.valueOf(rs.getString("state")));
    }

    private static List<Long> values(Collection<FulfillmentId> ids) {
        return ids.stream().map(FulfillmentId::value).sorted().toList();
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
