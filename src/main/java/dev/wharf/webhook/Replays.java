package dev.wharf.webhook;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import dev.wharf.webhook.Queues.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events that are sent again to one endpoint, put into its queues piece by piece. The only class whose SQL names webhook_replay. */
@Repository
class Replays {
    /** All that were given up; everything from a time on. */
    enum What { DEAD, SINCE }

    /** @param since null for DEAD @param next number of the event it goes on with @param queued of about {@code total}, put into the queues so far @param endedAt null while it runs */
    record Replay(long id, long endpoint, What what, Instant since, long next, long last, long total, long queued, Instant startedAt, String startedBy, Instant endedAt) { }

    private static final int PIECE = 500;
    private static final String SELECT = """
        SELECT replay_id, endpoint_id, what, since_at, next_event_id, last_event_id, total, queued, started_at, started_by, ended_at FROM webhook_replay\s""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Endpoints endpoints;
    private final Events events;
    private final Deliveries deliveries;
    private final Queues queues;
    private final Ids ids;
    private final Clock clock;

    Replays(JdbcClient jdbc, PlatformTransactionManager transactions, Endpoints endpoints, Events events, Deliveries deliveries, Queues queues, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.endpoints = endpoints;
        this.events = events;
        this.deliveries = deliveries;
        this.queues = queues;
        this.ids = ids;
        this.clock = clock;
    }

    /** Call in a transaction that holds the endpoint. @throws Refusal CONFLICT if one is running: two would only mix what they send */
    Replay start(Endpoint endpoint, What what, Instant since) {
        if (of(endpoint.id(), 1).stream().anyMatch(r -> r.endedAt() == null)) throw Refusal.conflict("REPLAY_RUNNING", "A replay to this endpoint is running; wait for its end.");
        long first = what == What.DEAD ? 1 : events.firstSince(since);
        long last = events.last();
        long total = what == What.DEAD ? deliveries.deadUpTo(endpoint.id(), last) : events.wantedBetween(endpoint, first, last);
        var replay = new Replay(ids.next(), endpoint.id(), what, since, first, last, total, 0, clock.instant(), Actor.current(), null);
        jdbc.sql("""
                INSERT INTO webhook_replay (replay_id, endpoint_id, what, since_at, next_event_id, last_event_id, total, queued, started_at, started_by, ended_at)
                VALUES (:id, :endpoint, :what, :since, :next, :last, :total, 0, :at, :by, NULL)
                """).param("id", replay.id()).param("endpoint", replay.endpoint()).param("what", what.name()).param("since", SqlTime.text(since)).param("next", first).param("last", last)
            .param("total", total).param("at", SqlTime.text(replay.startedAt())).param("by", replay.startedBy()).update();
        return replay;
    }

    /** The newest first. */
    List<Replay> of(long endpoint, int limit) {
        return jdbc.sql(SELECT + "WHERE endpoint_id = :endpoint ORDER BY replay_id DESC LIMIT :limit").param("endpoint", endpoint).param("limit", limit).query((rs, n) -> read(rs)).list();
    }

    /** One piece of each that runs, so that none holds up the others and what happens meanwhile. */
    void run() {
        var running = jdbc.sql("SELECT endpoint_id FROM webhook_replay WHERE ended_at IS NULL ORDER BY replay_id").query(Long.class).list();
        for (long endpoint : running) transaction.executeWithoutResult(status -> piece(endpoint));
    }

    /** Read anew under the endpoint's lock: another node may have gone on with it. */
    private void piece(long endpointId) {
        var endpoint = endpoints.lock(endpointId);
        var running = of(endpointId, 1).stream().filter(r -> r.endedAt() == null).findFirst();
        if (running.isEmpty()) return;
        var replay = running.get();
        if (endpoint.isEmpty()) {
            advance(replay, replay.next(), 0, true);
        } else if (replay.what() == What.DEAD) {
            var dead = deliveries.dead(endpointId, replay.next(), replay.last(), PIECE);
            queues.put(dead);
            advance(replay, dead.isEmpty() ? replay.next() : dead.get(dead.size() - 1).eventId() + 1, dead.size(), dead.size() < PIECE);
        } else {
            var piece = events.between(replay.next(), replay.last(), PIECE);
            var wanted = piece.stream().filter(e -> endpoint.get().wants(e.type(), e.shop())).map(e -> new Entry(e.id(), endpointId, e.order())).toList();
            queues.put(wanted);
            advance(replay, piece.isEmpty() ? replay.next() : piece.get(piece.size() - 1).id() + 1, wanted.size(), piece.size() < PIECE);
        }
    }

    private void advance(Replay replay, long next, int queued, boolean ended) {
        jdbc.sql("UPDATE webhook_replay SET next_event_id = :next, queued = queued + :queued, ended_at = :ended WHERE replay_id = :id").param("next", next).param("queued", queued)
            .param("ended", ended ? SqlTime.text(clock.instant()) : null).param("id", replay.id()).update();
    }

    private static Replay read(ResultSet rs) throws SQLException {
        return new Replay(rs.getLong("replay_id"), rs.getLong("endpoint_id"), What.valueOf(rs.getString("what")), at(rs, "since_at"), rs.getLong("next_event_id"), rs.getLong("last_event_id"),
            rs.getLong("total"), rs.getLong("queued"), at(rs, "started_at"), rs.getString("started_by"), at(rs, "ended_at"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
