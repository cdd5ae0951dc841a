package dev.wharf.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import dev.wharf.process.Lane;
import dev.wharf.sync.PushPlan.Form;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What channels were told, and are about to be. The only class whose SQL writes table channel_notice. Call inside a transaction. */
@Repository
class ChannelNotices {
    /** REFUSED: the channel said no or, if its effect says {@link Untold}, we never told it. WITHDRAWN: it was told before the parcel left, and taken back. */
    enum State { PLANNED, TOLD, REFUSED, WITHDRAWN }

    /** What a planned notice names. @param parcels none if nothing is told */
    record Content(List<ShipmentNotice.Parcel> parcels, List<ShipmentNotice.Line> lines, boolean whole, boolean change) {
        static final Content NONE = new Content(List.of(), List.of(), false, false);
    }

    /**
     * @param content  null if it was not planned, because the parcel holds the whole order or the channel counts units
     * @param refusals how often the channel refused it so far
     */
    record Notice(String key, long salesOrderId, FulfillmentId fulfillment, Form form, State state, Content content, Text rest, int refusals) { }

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COLUMNS = "effect_key, sales_order_id, fulfillment_id, form, state, content, rest_zh, rest_en, refusals";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final Lane.Writer<Notice> plans = new Lane.Writer<>(75, "channel_notice", this::writePlans);
    private final Lane.Writer<Notice> ends = new Lane.Writer<>(76, "channel_notice", this::writeEnds);

    ChannelNotices(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    Map<String, Notice> byKeys(Collection<String> keys) {
        if (keys.isEmpty()) return Map.of();
        return jdbc.sql("SELECT " + COLUMNS + " FROM channel_notice WHERE effect_key IN (:keys)").param("keys", keys).query((rs, n) -> read(rs)).list().stream()
            .collect(Collectors.toMap(Notice::key, notice -> notice));
    }

    /** When the channel, or we ourselves, last refused it; empty if it is not refused. */
    Optional<Instant> refusedAt(String key) {
        return jdbc.sql("SELECT changed_at FROM channel_notice WHERE effect_key = :key AND state = 'REFUSED'").param("key", key)
            .query((rs, n) -> SqlTime.instant(rs.getObject(1, LocalDateTime.class))).optional();
    }

    List<Notice> ofOrder(long salesOrderId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM channel_notice WHERE sales_order_id = :order ORDER BY effect_key").param("order", salesOrderId).query((rs, n) -> read(rs)).list();
    }

    /** Sees this transaction's own. */
    List<Notice> ofFulfillment(FulfillmentId id) {
        Lane.current().flush();
        return jdbc.sql("SELECT " + COLUMNS + " FROM channel_notice WHERE fulfillment_id = :id ORDER BY effect_key").param("id", id.value()).query((rs, n) -> read(rs)).list();
    }

    /** The channel knows of them no longer. */
    void withdrawn(Collection<String> keys) {
        if (keys.isEmpty()) return;
        Lane.current().flush();
        jdbc.sql("UPDATE channel_notice SET state = 'WITHDRAWN', changed_at = :now WHERE effect_key IN (:keys)").param("now", SqlTime.text(clock.instant())).param("keys", keys).update();
    }

    /** Keeps what is about to be told, so that every attempt says the same; in the place of what was refused. */
    void plan(Notice notice) {
        Lane.current().write(plans, notice);
    }

    /** Keeps how it ended, or that this is not known; of one that was planned, what it says stays. */
    void ended(Notice notice) {
        Lane.current().write(ends, notice);
    }

    /**
     * A person has told the channel what this fulfillment's notices could not.
     *
     * @param round of what was told before it left, of which only the last one counts; 0 if nothing was
     */
    void toldByHand(FulfillmentId fulfillment, int round) {
        jdbc.sql("""
                UPDATE channel_notice SET state = 'TOLD', changed_at = :now
                 WHERE fulfillment_id = :id AND state NOT IN ('TOLD', 'WITHDRAWN') AND (effect_key NOT LIKE :early OR effect_key LIKE :round)
                """).param("early", NoticeKey.EARLY).param("round", NoticeKey.ofRound(round)).param("now", SqlTime.text(clock.instant())).param("id", fulfillment.value()).update();
    }

    private void writePlans(List<Notice> notices) {
        batch.batchUpdate("INSERT INTO channel_notice (" + COLUMNS + """
            , changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE form = VALUES(form), state = VALUES(state), content = VALUES(content), rest_zh = VALUES(rest_zh), rest_en = VALUES(rest_en),
                changed_at = VALUES(changed_at)""", rows(notices));
    }

    private void writeEnds(List<Notice> notices) {
        batch.batchUpdate("INSERT INTO channel_notice (" + COLUMNS + """
            , changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE refusals = refusals + VALUES(refusals), state = VALUES(state), changed_at = VALUES(changed_at)""", rows(notices));
    }

    private List<Object[]> rows(List<Notice> notices) {
        var now = SqlTime.text(clock.instant());
        return notices.stream().map(n -> new Object[] {n.key(), n.salesOrderId(), n.fulfillment().value(), n.form().name(), n.state().name(), json(n.content()),
            n.rest().zh(), n.rest().en(), n.refusals(), now}).toList();
    }

    private static Notice read(ResultSet rs) throws SQLException {
        return new Notice(rs.getString(1), rs.getLong(2), new FulfillmentId(rs.getLong(3)), Form.valueOf(rs.getString(4)), State.valueOf(rs.getString(5)),
            content(rs.getString(6)), new Text(rs.getString(7), rs.getString(8)), rs.getInt(9));
    }

    private static String json(Content content) {
        try {
            return content == null ? "" : JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and lines are always JSON", e);
        }
    }

    private static Content content(String json) {
        try {
            return json.isEmpty() ? null : JSON.readValue(json, Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The content of a notice is not JSON", e);
        }
    }
}
