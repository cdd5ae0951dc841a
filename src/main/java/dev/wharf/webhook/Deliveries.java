package dev.wharf.webhook;

import dev.wharf.common.SqlTime;
import dev.wharf.webhook.Queues.Entry;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was told, waits or was given up, for people and replays. {@link Queues} writes it. */
@Repository
class Deliveries {
    /** @param sequence number of the event @param status 0 where no answer came */
    record Row(long sequence, String type, String fulfillment, String shop, Instant happenedAt, Sent.State state, int tries, int status, String words, Instant changedAt) { }

    /** Counting on would cost the more the longer an endpoint is off. */
    static final int COUNTED_AT_MOST = 10_000;

    /** @param waiting one above {@link #COUNTED_AT_MOST} for any more, as {@code dead} @param oldestWaiting null if nothing waits @param lastTold null if nothing was ever told */
    record Figures(long waiting, long dead, Instant oldestWaiting, Instant lastTold) {
        public String shown(long count) {
            return count > COUNTED_AT_MOST ? COUNTED_AT_MOST + "+" : String.valueOf(count);
        }
    }

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Figures figures(long endpoint) {
        return jdbc.sql("""
                SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM webhook_delivery WHERE endpoint_id = :endpoint AND state = 'WAITING' LIMIT :most) w) AS waiting,
                       (SELECT COUNT(*) FROM (SELECT 1 FROM webhook_delivery WHERE endpoint_id = :endpoint AND state = 'DEAD' LIMIT :most) d) AS dead,
                       (SELECT e.happened_at FROM webhook_delivery d JOIN webhook_event e ON e.event_id = d.event_id
                         WHERE d.endpoint_id = :endpoint AND d.state = 'WAITING' ORDER BY d.event_id LIMIT 1) AS oldest,
                       (SELECT changed_at FROM webhook_delivery WHERE endpoint_id = :endpoint AND state = 'DONE' ORDER BY event_id DESC LIMIT 1) AS told
                """).param("endpoint", endpoint).param("most", COUNTED_AT_MOST + 1)
            .query((rs, n) -> new Figures(rs.getLong(1), rs.getLong(2), SqlTime.instant(rs.getObject(3, LocalDateTime.class)), SqlTime.instant(rs.getObject(4, LocalDateTime.class)))).single();
    }

    /**
     * Since when the first of what waits for these endpoints waits; without those for whom nothing does. What has not been tried waits since it was put into the queue, also by a
     * replay; what was tried in vain since it happened.
     */
    Map<Long, Instant> waitingSince(Collection<Long> endpoints) {
        if (endpoints.isEmpty()) return Map.of();
        return jdbc.sql("""
                SELECT d.endpoint_id, IF(d.tries = 0, d.changed_at, e.happened_at)
                  FROM (SELECT endpoint_id, MIN(event_id) AS event_id FROM webhook_delivery WHERE endpoint_id IN (:endpoints) AND state = 'WAITING' GROUP BY endpoint_id) first
                  JOIN webhook_delivery d ON d.event_id = first.event_id AND d.endpoint_id = first.endpoint_id
                  JOIN webhook_event e ON e.event_id = d.event_id
                """).param("endpoints", endpoints).query((rs, n) -> Map.entry(rs.getLong(1), SqlTime.instant(rs.getObject(2, LocalDateTime.class)))).list().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The newest first. @param before number of an event */
    List<Row> list(long endpoint, Sent.State state, long before, int limit) {
        return jdbc.sql("""
                SELECT d.event_id, e.event_type, e.fulfillment_id, e.shop_code, e.happened_at, d.state, d.tries, d.answer_status, d.answer_words, d.changed_at
                  FROM webhook_delivery d JOIN webhook_event e ON e.event_id = d.event_id
                 WHERE d.endpoint_id = :endpoint AND d.state = :state AND d.event_id < :before ORDER BY d.event_id DESC LIMIT :limit
                """).param("endpoint", endpoint).param("state", state.name()).param("before", before).param("limit", limit)
            .query((rs, n) -> new Row(rs.getLong(1), rs.getString(2), "F" + rs.getLong(3), rs.getString(4), SqlTime.instant(rs.getObject(5, LocalDateTime.class)), Sent.State.valueOf(rs.getString(6)),
                rs.getInt(7), rs.getInt(8), rs.getString(9), SqlTime.instant(rs.getObject(10, LocalDateTime.class)))).list();
    }

    long deadUpTo(long endpoint, long last) {
        return jdbc.sql("SELECT COUNT(*) FROM webhook_delivery WHERE endpoint_id = :endpoint AND state = 'DEAD' AND event_id <= :last").param("endpoint", endpoint).param("last", last)
            .query(Long.class).single();
    }

    /** Given up ones, from a number on up to another. */
    List<Entry> dead(long endpoint, long from, long to, int limit) {
        return jdbc.sql("SELECT event_id, endpoint_id, order_key FROM webhook_delivery WHERE endpoint_id = :endpoint AND state = 'DEAD' AND event_id BETWEEN :from AND :to ORDER BY event_id LIMIT :limit")
            .param("endpoint", endpoint).param("from", from).param("to", to).param("limit", limit).query((rs, n) -> new Entry(rs.getLong(1), rs.getLong(2), rs.getLong(3))).list();
    }

    Optional<Entry> find(long endpoint, long event) {
        return jdbc.sql("SELECT event_id, endpoint_id, order_key FROM webhook_delivery WHERE endpoint_id = :endpoint AND event_id = :event").param("endpoint", endpoint).param("event", event)
            .query((rs, n) -> new Entry(rs.getLong(1), rs.getLong(2), rs.getLong(3))).optional();
    }

    int removeBefore(long event, int limit) {
        return jdbc.sql("DELETE FROM webhook_delivery WHERE event_id < :event ORDER BY event_id, endpoint_id LIMIT :limit").param("event", event).param("limit", limit).update();
    }
}
