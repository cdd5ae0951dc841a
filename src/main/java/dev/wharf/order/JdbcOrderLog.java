package dev.wharf.order;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes hold, decision and order_event. */
@Repository
class JdbcOrderLog implements OrderLog {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final OrderNews news;
    private final Ids ids;
    private final Clock clock;
    private final Lane.Fact<List<OpenHold>> holds = new Lane.Fact<>("open holds", this::load);
    private final Lane.Writer<Object[]> opened = new Lane.Writer<>(30, "hold", this::writeOpened);
    private final Lane.Writer<Object[]> closed = new Lane.Writer<>(31, "hold", this::writeClosed);
    private final Lane.Writer<Object[]> decisions = new Lane.Writer<>(32, "decision", this::writeDecisions);
    private final Lane.Writer<Object[]> events = new Lane.Writer<>(33, "order_event", this::writeEvents);

    JdbcOrderLog(JdbcClient jdbc, JdbcTemplate batch, OrderNews news, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.news = news;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void decided(Decision d) {
        var reason = OrderLog.kept(d.reason());
        Lane.current().write(decisions, new Object[] {ids.next(), d.fulfillment().value(), d.rule(), d.version(), d.setting(), d.level().name(), d.outcome(), reason.zh(),
            reason.en(), d.inputs(), now(), Actor.current()});
    }

    @Override
    public void hold(FulfillmentId id, String code, Text note) {
        var lane = Lane.current();
        var open = new ArrayList<>(openHolds(id));
        var same = open.stream().filter(h -> h.code().equals(code)).findFirst();
        if (same.isPresent() && same.get().note().equals(note)) return;
        same.ifPresent(old -> {
            lane.write(closed, new Object[] {now(), Actor.current(), "renewed", old.holdId()});
            open.remove(old);
        });
        if (same.isEmpty()) news.happened(NewsType.ORDER_HELD, id, Map.of("code", code));
        var hold = new OpenHold(ids.next(), id, code, note);
        open.add(hold);
        lane.know(holds, id, List.copyOf(open));
        lane.write(opened, new Object[] {hold.holdId(), id.value(), code, OrderLog.kept(note).zh(), OrderLog.kept(note).en(), now(), Actor.current()});
    }

    @Override
    public void release(FulfillmentId id, String code, String resolution) {
        close(id, openHolds(id).stream().filter(h -> h.code().equals(code)).toList(), resolution);
    }

    @Override
    public void releaseAll(FulfillmentId id, String resolution) {
        close(id, openHolds(id), resolution);
    }

    private void close(FulfillmentId id, List<OpenHold> closing, String resolution) {
        if (closing.isEmpty()) return;
        var lane = Lane.current();
        var kept = OrderLog.kept(new Text(resolution, resolution)).zh();
        for (var hold : closing) {
            lane.write(closed, new Object[] {now(), Actor.current(), kept, hold.holdId()});
            news.happened(NewsType.ORDER_RELEASED, id, Map.of("code", hold.code()));
        }
        lane.know(holds, id, openHolds(id).stream().filter(h -> !closing.contains(h)).toList());
    }

    @Override
    public List<OpenHold> openHolds(FulfillmentId id) {
        return Lane.current().get(holds, id);
    }

    @Override
    public void begins(FulfillmentId id) {
        Lane.current().know(holds, id, List.of());
    }

    @Override
    public List<FulfillmentId> held(String code, Collection<String> skus) {
        return jdbc.sql("""
                SELECT DISTINCT f.ship_by, f.fulfillment_id
                  FROM hold h JOIN fulfillment f ON f.fulfillment_id = h.fulfillment_id JOIN fulfillment_line l ON l.fulfillment_id = h.fulfillment_id
                 WHERE h.closed_at IS NULL AND h.code = :code AND l.sku IN (:skus) AND l.quantity > 0
                 ORDER BY f.ship_by, f.fulfillment_id
                """).param("code", code).param("skus", skus).query((rs, n) -> new FulfillmentId(rs.getLong(2))).list();
    }

    @Override
    public List<FulfillmentId> heldOnly(String code, String shop, int atMost) {
        return jdbc.sql("""
                SELECT f.fulfillment_id FROM hold h JOIN fulfillment f ON f.fulfillment_id = h.fulfillment_id
                 WHERE h.closed_at IS NULL AND h.code = :code AND f.stage = 'REVIEW' AND (:shop = '' OR f.shop_code = :shop)
                   AND NOT EXISTS (SELECT 1 FROM hold o WHERE o.fulfillment_id = h.fulfillment_id AND o.closed_at IS NULL AND o.code <> :code)
                 ORDER BY f.ship_by, f.fulfillment_id LIMIT :most
                """).param("code", code).param("shop", shop).param("most", atMost).query((rs, n) -> new FulfillmentId(rs.getLong(1))).list();
    }

    @Override
    public void happened(FulfillmentId id, String kind, Text text) {
        Lane.current().write(events, new Object[] {ids.next(), id.value(), kind, OrderLog.kept(text).zh(), OrderLog.kept(text).en(), Actor.current(), now()});
    }

    private Map<FulfillmentId, List<OpenHold>> load(Collection<FulfillmentId> wanted) {
        var result = new HashMap<FulfillmentId, List<OpenHold>>();
        wanted.forEach(id -> result.put(id, List.of()));
        result.putAll(jdbc.sql("SELECT hold_id, fulfillment_id, code, note_zh, note_en FROM hold WHERE fulfillment_id IN (:ids) AND closed_at IS NULL ORDER BY hold_id")
            .param("ids", wanted.stream().map(FulfillmentId::value).toList())
            .query((rs, n) -> new OpenHold(rs.getLong(1), new FulfillmentId(rs.getLong(2)), rs.getString(3), new Text(rs.getString(4), rs.getString(5))))
            .list().stream().collect(groupingBy(OpenHold::fulfillment)));
        return result;
    }

    private void writeOpened(List<Object[]> rows) {
        batch.batchUpdate("""
            INSERT INTO hold (hold_id, fulfillment_id, code, note_zh, note_en, opened_at, opened_by, closed_at, closed_by, resolution)
            VALUES (?, ?, ?, ?, ?, ?, ?, NULL, '', '')""", rows);
    }

    private void writeClosed(List<Object[]> rows) {
        batch.batchUpdate("UPDATE hold SET closed_at = ?, closed_by = ?, resolution = ? WHERE hold_id = ? AND closed_at IS NULL", rows);
    }

    private void writeDecisions(List<Object[]> rows) {
        batch.batchUpdate("""
            INSERT INTO decision (decision_id, fulfillment_id, rule_code, rule_version, setting_ref, level, outcome, reason_zh, reason_en, inputs, decided_at, decided_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private void writeEvents(List<Object[]> rows) {
        batch.batchUpdate("INSERT INTO order_event (order_event_id, fulfillment_id, kind, text_zh, text_en, actor, happened_at) VALUES (?, ?, ?, ?, ?, ?, ?)", rows);
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
