package dev.wharf.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What waits for the endpoints, one queue for each order and endpoint. A worker leases a queue and not an event, so events of one order never overtake each other and no
 * two nodes send the same. Whoever changes a queue's events holds its row first: then none can be forgotten between the last look and the end.
 */
@Repository
class Queues {
    /** An event for an endpoint. */
    record Entry(long eventId, long endpoint, long order) { }

    private record Key(long endpoint, long order) { }

    /** Sent under one lease; with more the others of the endpoint would wait long. */
    private static final int MOST_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Queues(JdbcClient jdbc, JdbcTemplate batch, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Adds events, or has them sent once more. Call in a transaction that holds the endpoints. */
    void put(Collection<Entry> entries) {
        if (entries.isEmpty()) return;
        var now = SqlTime.text(clock.instant());
        var last = new TreeMap<Key, Long>(Comparator.comparingLong(Key::endpoint).thenComparingLong(Key::order));
        entries.forEach(e -> last.merge(new Key(e.endpoint(), e.order()), e.eventId(), Math::max));
        batch.batchUpdate("""
            INSERT INTO webhook_queue (endpoint_id, order_key, due_at, lease_by, last_event_id) VALUES (?, ?, ?, '', ?)
            ON DUPLICATE KEY UPDATE due_at = COALESCE(due_at, VALUES(due_at)), last_event_id = GREATEST(last_event_id, VALUES(last_event_id))""",
            last.entrySet().stream().map(q -> new Object[] {q.getKey().endpoint(), q.getKey().order(), now, q.getValue()}).toList());
        batch.batchUpdate("""
            INSERT INTO webhook_delivery (event_id, endpoint_id, order_key, state, tries, answer_status, answer_words, changed_at) VALUES (?, ?, ?, 'WAITING', 0, 0, '', ?)
            ON DUPLICATE KEY UPDATE state = 'WAITING', tries = 0, changed_at = VALUES(changed_at)""",
            entries.stream().sorted(Comparator.comparingLong(Entry::eventId).thenComparingLong(Entry::endpoint)).map(e -> new Object[] {e.eventId(), e.endpoint(), e.order(), now}).toList());
    }

    /** Takes due queues of an endpoint for this time. Rows that another node holds are passed over. Commits before it returns. */
    List<Leased> lease(long endpoint, int limit, Duration time) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var until = now.plus(time);
        var lease = UUID.randomUUID().toString();
        return transaction.execute(status -> {
            var due = jdbc.sql("SELECT order_key FROM webhook_queue WHERE endpoint_id = :endpoint AND due_at <= :now ORDER BY due_at, order_key LIMIT :limit FOR UPDATE SKIP LOCKED")
                .param("endpoint", endpoint).param("now", SqlTime.text(now)).param("limit", limit).query(Long.class).list();
            if (due.isEmpty()) return List.of();
            jdbc.sql("UPDATE webhook_queue SET lease_by = :lease, due_at = :until WHERE endpoint_id = :endpoint AND order_key IN (:orders)")
                .param("lease", lease).param("until", SqlTime.text(until)).param("endpoint", endpoint).param("orders", due.stream().sorted().toList()).update();
            var waiting = waiting(endpoint, due);
            return due.stream().map(order -> new Leased(endpoint, order, lease, until, waiting.getOrDefault(order, List.of()).stream().limit(MOST_AT_ONCE).toList())).toList();
        });
    }

    private Map<Long, List<Message>> waiting(long endpoint, List<Long> orders) {
        return jdbc.sql("""
                SELECT d.order_key, d.event_id, e.event_type, e.happened_at, e.data, d.tries FROM webhook_delivery d JOIN webhook_event e ON e.event_id = d.event_id
                 WHERE d.endpoint_id = :endpoint AND d.order_key IN (:orders) AND d.state = 'WAITING' ORDER BY d.order_key, d.event_id
                """).param("endpoint", endpoint).param("orders", orders)
            .query((rs, n) -> Map.entry(rs.getLong(1), new Message(rs.getLong(2), rs.getString(3), SqlTime.instant(rs.getObject(4, LocalDateTime.class)), rs.getString(5), rs.getInt(6))))
            .list().stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /**
     * Writes down what came of it and gives the queue back, if the lease still holds; else another worker sends the same, which receivers have to expect.
     *
     * @param pause until the queue is due again, if anything in it still waits
     */
    void settle(Leased queue, List<Sent> sent, Duration pause) {
        var now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (!holds(queue)) return;
            batch.batchUpdate("""
                UPDATE webhook_delivery SET state = ?, tries = ?, answer_status = ?, answer_words = ?, changed_at = ? WHERE event_id = ? AND endpoint_id = ? AND state = 'WAITING'""",
                sent.stream().map(s -> new Object[] {s.state().name(), s.tries(), s.status(), s.words(), SqlTime.text(now), s.message().eventId(), queue.endpoint()}).toList());
            jdbc.sql("UPDATE webhook_queue SET lease_by = '', due_at = :due WHERE endpoint_id = :endpoint AND order_key = :order").param("due", SqlTime.text(anyWaiting(queue) ? now.plus(pause) : null))
                .param("endpoint", queue.endpoint()).param("order", queue.order()).update();
        });
    }

    private boolean holds(Leased queue) {
        return jdbc.sql("SELECT lease_by FROM webhook_queue WHERE endpoint_id = :endpoint AND order_key = :order FOR UPDATE").param("endpoint", queue.endpoint()).param("order", queue.order())
            .query(String.class).optional().filter(queue.lease()::equals).isPresent();
    }

    private boolean anyWaiting(Leased queue) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM webhook_delivery WHERE endpoint_id = :endpoint AND order_key = :order AND state = 'WAITING')")
            .param("endpoint", queue.endpoint()).param("order", queue.order()).query(Boolean.class).single();
    }

    /** Everything that waits is due at once: the endpoint is on again, or its address was corrected. What a worker holds stays with it. */
    void hurry(long endpoint, Instant at) {
        jdbc.sql("UPDATE webhook_queue SET due_at = :at WHERE endpoint_id = :endpoint AND due_at > :at AND lease_by = ''").param("at", SqlTime.text(at)).param("endpoint", endpoint).update();
    }

    int removeBefore(long lastEvent, int limit) {
        return jdbc.sql("DELETE FROM webhook_queue WHERE last_event_id < :last ORDER BY last_event_id LIMIT :limit").param("last", lastEvent).param("limit", limit).update();
    }
}
