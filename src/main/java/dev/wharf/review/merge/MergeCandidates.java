package dev.wharf.review.merge;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fingerprint;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who waits for other orders of the same buyer to the same receiver in the same shop. Asked once for all fulfillments of a lane. Before it
 * looks, a lane takes the turn of its buyers and keeps it until the commit: of two newcomers at the same moment, on any node, the second
 * looks after the first has committed. Candidates are locked and read again, so one whose waiting ended meanwhile is left alone.
 */
@Component
public class MergeCandidates {
    private static final int SLOTS = 1 << 16;

    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Instances instances;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    MergeCandidates(Fulfillments fulfillments, OrderLog log, Instances instances, JdbcClient jdbc, JdbcTemplate batch) {
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** What this transaction has looked for and found. */
    private static final class Seen {
        private final Set<FulfillmentId> asked = new HashSet<>();
        private final Map<String, Set<FulfillmentId>> waiting = new HashMap<>();
        /** Those that began to wait in this transaction, with the execution to reach them by. */
        private final Map<FulfillmentId, String> executions = new HashMap<>();
    }

    /** Those that wait now and could leave with it, in the order of their numbers; an order without a buyer's name has none. */
    public List<Fulfillment> of(FulfillmentId id) {
        var order = fulfillments.orderOf(id);
        if (order.buyer().isBlank()) return List.of();
        var seen = seen();
        if (!seen.asked.contains(id)) look(seen);
        var now = Instant.now(fulfillments.clock());
        return seen.waiting.getOrDefault(key(order), Set.of()).stream().filter(c -> !c.equals(id) && !instances.isUnstarted(c)).map(fulfillments::get)
            .filter(f -> f.stage() == Stage.REVIEW && f.handling().mergeUntil() != null && f.handling().mergeUntil().isAfter(now))
            .filter(f -> log.openHolds(f.id()).isEmpty()).toList();
    }

    /** From now on others may find it. @param executionId of the task before the wait, to reach it while this transaction lasts */
    public void waits(FulfillmentId id, String executionId) {
        var seen = seen();
        seen.waiting.computeIfAbsent(key(fulfillments.orderOf(id)), k -> new TreeSet<>()).add(id);
        seen.executions.put(id, executionId);
    }

    /** Tells these that their goods leave with another; their instances end. */
    public void tellMerged(Collection<FulfillmentId> absorbed) {
        var here = seen().executions;
        instances.tell(Message.OrderMerged, absorbed.stream().filter(id -> !here.containsKey(id)).toList(), Map.of());
        absorbed.stream().filter(here::containsKey).forEach(id -> instances.tellHere(Message.OrderMerged, here.get(id)));
    }

    private static Seen seen() {
        return Lane.current().state(Seen.class, Seen::new);
    }

    private void look(Seen seen) {
        var members = Lane.current().members().stream().filter(seen.asked::add).map(fulfillments::orderOf).filter(o -> !o.buyer().isBlank()).toList();
        takeTurns(members);
        var found = new TreeSet<FulfillmentId>();
        jdbc.sql("""
                SELECT DISTINCT f.fulfillment_id, o.shop_code, o.buyer, HEX(o.receiver_hash)
                  FROM sales_order m JOIN sales_order o ON o.shop_code = m.shop_code AND o.buyer = m.buyer AND o.receiver_hash = m.receiver_hash
                  JOIN fulfillment f ON f.sales_order_id = o.sales_order_id
                 WHERE m.sales_order_id IN (:members) AND f.stage = 'REVIEW' AND f.merge_until IS NOT NULL
                """).param("members", members.stream().map(SalesOrder::id).toList())
            .query((rs, n) -> {
                var id = new FulfillmentId(rs.getLong(1));
                seen.waiting.computeIfAbsent(key(rs.getString(2), rs.getString(3), rs.getString(4)), k -> new TreeSet<>()).add(id);
                return found.add(id);
            }).list();
        fulfillments.lockRows(found);
    }

    private void takeTurns(List<SalesOrder> orders) {
        var slots = new TreeSet<Integer>();
        for (var order : orders) slots.add(Math.floorMod(java.util.Arrays.hashCode(Fingerprint.of(key(order))), SLOTS));
        batch.batchUpdate("INSERT INTO merge_turn (slot) VALUES (?) ON DUPLICATE KEY UPDATE slot = slot", slots.stream().map(s -> new Object[] {s}).toList());
    }

    private static String key(SalesOrder order) {
        return key(order.shop(), order.buyer(), HexFormat.of().withUpperCase().formatHex(Fingerprint.of(order.receiver())));
    }

    private static String key(String shop, String buyer, String receiver) {
        return shop + "\n" + buyer + "\n" + receiver;
    }
}
