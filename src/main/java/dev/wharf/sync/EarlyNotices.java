package dev.wharf.sync;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import dev.wharf.sync.EarlyStand.Stand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Fulfillments whose channel was told before they left. The only class whose SQL names table early_notice. Call inside a lane, with the fulfillment's row held. */
@Repository
class EarlyNotices {
    /**
     * @param leaveBy when people are shown that it is still here; null if nobody has to be
     * @param shown   they were
     */
    record Early(FulfillmentId id, EarlyStand at, Instant leaveBy, boolean shown) {
        static Early first(FulfillmentId id) {
            return new Early(id, EarlyStand.FIRST, null, false);
        }

        Stand stand() {
            return at.stand();
        }

        Early now(EarlyStand next) {
            return new Early(id, next, null, false);
        }

        Early leavesBy(Instant when) {
            return new Early(id, at, when, false);
        }

        Early seen() {
            return new Early(id, at, null, true);
        }
    }

    private static final String COLUMNS = "fulfillment_id, told_round, stand, leave_by, shown";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final Lane.Fact<Optional<Early>> rows = new Lane.Fact<>("early notice", this::load);
    private final Lane.Writer<Early> writer = new Lane.Writer<>(78, "early_notice", this::write);

    EarlyNotices(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** Empty if its channel was never told early. */
    Optional<Early> of(FulfillmentId id) {
        return Lane.current().get(rows, id);
    }

    /** What was read before its row was held may be old. */
    Optional<Early> anew(FulfillmentId id) {
        Lane.current().flush();
        Lane.current().forget(rows, id);
        return of(id);
    }

    void save(Early early) {
        Lane.current().know(rows, early.id(), Optional.of(early));
        Lane.current().write(writer, early);
    }

    /** Those that should have left by now and whom nobody was shown. Opens no lane. */
    List<FulfillmentId> late(int atMost) {
        return jdbc.sql("SELECT fulfillment_id FROM early_notice WHERE leave_by <= :now ORDER BY leave_by LIMIT :most").param("now", SqlTime.text(clock.instant())).param("most", atMost)
            .query((rs, n) -> new FulfillmentId(rs.getLong(1))).list();
    }

    private Map<FulfillmentId, Optional<Early>> load(Collection<FulfillmentId> ids) {
        var found = new HashMap<FulfillmentId, Optional<Early>>();
        ids.forEach(id -> found.put(id, Optional.empty()));
        jdbc.sql("SELECT " + COLUMNS + " FROM early_notice WHERE fulfillment_id IN (:ids)").param("ids", ids.stream().map(FulfillmentId::value).toList()).query((rs, n) -> read(rs)).list()
            .forEach(early -> found.put(early.id(), Optional.of(early)));
        return found;
    }

    private static Early read(ResultSet rs) throws SQLException {
        var leaveBy = rs.getObject(4, LocalDateTime.class);
        return new Early(new FulfillmentId(rs.getLong(1)), new EarlyStand(rs.getInt(2), Stand.valueOf(rs.getString(3))), leaveBy == null ? null : SqlTime.instant(leaveBy), rs.getBoolean(5));
    }

    private void write(List<Early> some) {
        var now = SqlTime.text(clock.instant());
        batch.batchUpdate("INSERT INTO early_notice (" + COLUMNS + """
            , changed_at) VALUES (?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE told_round = VALUES(told_round), stand = VALUES(stand), leave_by = VALUES(leave_by), shown = VALUES(shown), changed_at = VALUES(changed_at)""",
            some.stream().map(e -> new Object[] {e.id().value(), e.at().round(), e.stand().name(), e.leaveBy() == null ? null : SqlTime.text(e.leaveBy()), e.shown(), now}).toList());
    }
}
