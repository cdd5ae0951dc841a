package dev.wharf.webhook;

import dev.wharf.common.SqlTime;
import dev.wharf.order.NewsType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events as they were written. Only {@link EventWriter} adds to webhook_event. */
@Repository
class Events {
    /** @param order number of the sales order: what belongs to one is told in its order */
    record Event(long id, NewsType type, String shop, long order) { }

    /** One that no endpoint was given yet. */
    record Untold(Event event, Instant happenedAt) { }

    private static final String SELECT = "SELECT event_id, event_type, shop_code, order_key FROM webhook_event ";

    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    Events(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean anyUntold() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM webhook_event WHERE told = FALSE)").query(Boolean.class).single();
    }

    List<Event> untold(int limit) {
        return jdbc.sql(SELECT + "WHERE told = FALSE ORDER BY event_id LIMIT :limit").param("limit", limit).query((rs, n) -> read(rs)).list();
    }

    /** The first of those that were not told yet, with their times. */
    List<Untold> firstUntold(int limit) {
        return jdbc.sql("SELECT event_id, event_type, shop_code, order_key, happened_at FROM webhook_event WHERE told = FALSE ORDER BY event_id LIMIT :limit").param("limit", limit)
            .query((rs, n) -> new Untold(read(rs), SqlTime.instant(rs.getObject("happened_at", LocalDateTime.class)))).list();
    }

    void told(List<Event> events) {
        if (events.isEmpty()) return;
        jdbc.sql("UPDATE webhook_event SET told = TRUE WHERE event_id IN (:ids)").param("ids", events.stream().map(Event::id).toList()).update();
    }

    /** Those that were told, from a number on up to another. */
    List<Event> between(long from, long to, int limit) {
        return jdbc.sql(SELECT + "WHERE event_id BETWEEN :from AND :to AND told = TRUE ORDER BY event_id LIMIT :limit").param("from", from).param("to", to).param("limit", limit)
            .query((rs, n) -> read(rs)).list();
    }

    /** How many of them an endpoint wants. */
    long wantedBetween(Endpoint by, long from, long to) {
        if (by.types().isEmpty()) return 0;
        return jdbc.sql("SELECT COUNT(*) FROM webhook_event WHERE event_id BETWEEN :from AND :to AND told = TRUE AND event_type IN (:types) AND (:anyShop OR shop_code IN (:shops))")
            .param("from", from).param("to", to).param("types", by.types().stream().map(NewsType::wire).toList()).param("anyShop", by.shops().isEmpty())
            .param("shops", by.shops().isEmpty() ? List.of("") : by.shops()).query(Long.class).single();
    }

    /**
     * The first number of what happened at this time or later; one above the last if nothing did. Numbers are given at the end of a transaction, so the smallest may belong to
     * something a little later: it is looked for in the first minute only, by the index of times.
     */
    long firstSince(Instant at) {
        var first = jdbc.sql("SELECT happened_at FROM webhook_event WHERE happened_at >= :at ORDER BY happened_at, event_id LIMIT 1").param("at", SqlTime.text(at))
            .query((rs, n) -> SqlTime.instant(rs.getObject(1, LocalDateTime.class))).optional();
        if (first.isEmpty()) return last() + 1;
        // Not MIN, for which the database may walk along the numbers instead
        return jdbc.sql("SELECT event_id FROM webhook_event WHERE happened_at BETWEEN :from AND :to").param("from", SqlTime.text(first.get()))
            .param("to", SqlTime.text(first.get().plus(LONGEST_TRANSACTION))).query(Long.class).list().stream().min(Long::compare).orElseGet(() -> last() + 1);
    }

    long last() {
        return jdbc.sql("SELECT COALESCE(MAX(event_id), 0) FROM webhook_event").query(Long.class).single();
    }

    int removeBefore(long id, int limit) {
        return jdbc.sql("DELETE FROM webhook_event WHERE event_id < :id ORDER BY event_id LIMIT :limit").param("id", id).param("limit", limit).update();
    }

    private static Event read(ResultSet rs) throws SQLException {
        var wire = rs.getString("event_type");
        return new Event(rs.getLong("event_id"), NewsType.of(wire).orElseThrow(() -> new IllegalStateException("Unknown event " + wire)), rs.getString("shop_code"), rs.getLong("order_key"));
    }
}
