package dev.wharf.overview;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import dev.wharf.order.Handling;
import dev.wharf.order.Level;
import dev.wharf.order.Stage;
import dev.wharf.review.rule.Rule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.sync.NoticeKey;
import dev.wharf.sync.Untold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one order from the tables of all packages; writes nothing. */
@Component
class OrderViews {
    /** The one decision that no rule of review makes; it looks at regions and units. */
    private static final String WAREHOUSE = "WAREHOUSE";

    private final JdbcClient jdbc;
    private final RuleCatalog rules;
    private final OrderParcels parcels;

    OrderViews(JdbcClient jdbc, RuleCatalog rules, OrderParcels parcels) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.parcels = parcels;
    }

    OrderView read(FulfillmentId id, Viewer viewer) {
        var head = head(id, viewer);
        return new OrderView(head, lines(id), holds(id), decisions(id, viewer), parcels.of(id), siblings(head), relations(id));
    }

    /** @return empty if there is no such order */
    String state(FulfillmentId id) {
        return states(List.of(id)).getOrDefault(id, "");
    }

    /** By order, what changes whenever something is written about it, and only then. Sums and not lists: MySQL cuts a text of many rows off after 1024 bytes. */
    Map<FulfillmentId, String> states(Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return Map.of();
        return jdbc.sql("""
                SELECT f.fulfillment_id, CONCAT_WS('-', f.version, f.stage,
                       (SELECT CONCAT(COUNT(*), '.', COUNT(closed_at)) FROM hold WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT COUNT(*) FROM decision WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT COUNT(*) FROM order_event WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT COUNT(*) FROM stock_entry WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT COUNT(*) FROM scan WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT COUNT(*) FROM scan_share WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT SUM(CRC32(CONCAT_WS('.', p.pick_order_id, p.state, t.state))) FROM pick_order p JOIN pick_task t ON t.pick_task_id = p.pick_task_id WHERE p.fulfillment_id = f.fulfillment_id),
                       (SELECT SUM(CRC32(CONCAT_WS('.', verification_id, state))) FROM verification WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT SUM(CRC32(CONCAT_WS('.', parcel_id, state))) FROM parcel WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT COUNT(*) FROM tracking_event WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT SUM(CRC32(CONCAT_WS('.', effect_id, state, tries))) FROM effect WHERE fulfillment_id = f.fulfillment_id),
                       (SELECT payment_status FROM sales_order o WHERE o.sales_order_id = f.sales_order_id))
                  FROM fulfillment f WHERE f.fulfillment_id IN (:ids)
                """).param("ids", ids.stream().map(FulfillmentId::value).toList()).query((rs, n) -> Map.entry(new FulfillmentId(rs.getLong(1)), rs.getString(2))).list().stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Numbers of the pick tasks it was or is fetched in, the newest first. */
    List<Long> walks(FulfillmentId id) {
        return jdbc.sql("SELECT DISTINCT pick_task_id FROM pick_order WHERE fulfillment_id = :id AND state <> 'CANCELLED' ORDER BY pick_task_id DESC").param("id", id.value()).query(Long.class).list();
    }

    /** Where it is picked with others. */
    record InWave(long wave, int cart, int position) { }

    /** The wave it is in, or was in last; empty if it left. */
    Optional<InWave> wave(FulfillmentId id) {
        return jdbc.sql("SELECT wave_id, cart, position FROM wave_order WHERE fulfillment_id = :id AND state IN ('PLANNED', 'PICKING', 'DONE') ORDER BY wave_id DESC LIMIT 1").param("id", id.value())
            .query((rs, n) -> new InWave(rs.getLong(1), rs.getInt(2), rs.getInt(3))).optional();
    }

    /** Units that a picker did not find and that are brought from reserve. @param person who brings them; empty while nobody does */
    record Replenishing(String sku, int units, String bin, Instant since, String person) { }

    /** What picking waits for; empty if it does not. */
    Optional<Replenishing> replenishing(FulfillmentId id) {
        return jdbc.sql("""
                SELECT w.sku, w.units, w.bin_code, w.since, COALESCE(MAX(r.person), '') FROM pick_wait w
                  LEFT JOIN replenishment r ON r.warehouse_code = w.warehouse_code AND r.sku = w.sku AND r.state IN ('WAITING', 'TAKEN')
                 WHERE w.fulfillment_id = :id GROUP BY w.sku, w.units, w.bin_code, w.since
                """).param("id", id.value())
            .query((rs, n) -> new Replenishing(rs.getString(1), rs.getInt(2), rs.getString(3), at(rs, "since"), rs.getString(5))).optional();
    }

    /** What a channel was told of a parcel, or is about to be. @param number of the parcel where there are several, else empty. @param form EXACT, LINES, WHOLE or NOTHING. @param state PLANNED, TOLD, REFUSED or WITHDRAWN. @param untold why we did not tell it, of what was REFUSED; empty if the channel refused. @param early it was told before the parcel left. @param rest what only the buyer is told */
    record Told(String orderNo, String number, String form, String state, Optional<Untold> untold, boolean early, Text rest) {
        public String shown() {
            return state.equals("REFUSED") && untold.isPresent() ? "UNTOLD" : state;
        }

        /** Key of the sentence that says so. */
        public String says() {
            return "order.told." + shown() + "." + (shown().equals("UNTOLD") ? untold.orElseThrow() : form);
        }
    }

    /** One for each parcel and each order whose goods are in it. */
    List<Told> told(FulfillmentId id) {
        return jdbc.sql("""
                SELECT o.channel_order_no, COALESCE(p.tracking_number, ''), n.form, n.state, COALESCE(e.error, ''), n.effect_key LIKE :early, n.rest_zh, n.rest_en FROM channel_notice n
                  JOIN sales_order o ON o.sales_order_id = n.sales_order_id
                  LEFT JOIN effect e ON e.effect_key = n.effect_key AND e.kind IN ('PUSH_SHIPMENT', 'PUSH_EARLY')
                  LEFT JOIN parcel p ON p.fulfillment_id = n.fulfillment_id AND (n.effect_key LIKE CONCAT('%-P', p.parcel_id) OR n.effect_key LIKE CONCAT('%-P', p.parcel_id, :end))
                 WHERE n.fulfillment_id = :id ORDER BY n.effect_key
                """).param("id", id.value()).param("early", NoticeKey.EARLY).param("end", NoticeKey.EARLY_END).query((rs, n) -> new Told(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), Untold.of(rs.getString(5)), rs.getBoolean(6), text(rs, "rest"))).list();
    }

    private OrderView.Head head(FulfillmentId id, Viewer viewer) {
        return jdbc.sql("""
                SELECT f.fulfillment_id, f.sales_order_id, f.stage, f.shop_code, COALESCE(s.name, f.shop_code) AS shop_name, f.warehouse_code, f.special_requests, f.tags, f.carrier_code, f.not_before,
                       f.merge_until, f.escalated_at,
                       f.province, f.city, f.district, f.ship_by, f.created_at, f.stage_at, f.closed_at, f.close_reason, o.channel, o.channel_order_no, o.source,
                       o.placed_at, o.payment_status, o.paid_minor, o.total_minor, o.currency, o.receiver_name, o.receiver_phone, o.receiver_province,
                       o.receiver_city, o.receiver_district, o.receiver_detail, o.receiver_line, o.buyer_message, o.seller_memo
                  FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id LEFT JOIN shop s ON s.shop_code = f.shop_code
                 WHERE f.fulfillment_id = :id
                """).param("id", id.value())
            .query((rs, n) -> {
                return new OrderView.Head(id.value(), rs.getLong("sales_order_id"), id.toString(), Stage.valueOf(rs.getString("stage")), rs.getString("shop_code"),
                    rs.getString("shop_name"), rs.getString("channel"), rs.getString("channel_order_no"), rs.getString("source"), rs.getString("warehouse_code"),
                    rs.getString("payment_status"), rs.getLong("paid_minor"), rs.getLong("total_minor"), rs.getString("currency"),
                    handling(rs), at(rs, "placed_at"), at(rs, "ship_by"), at(rs, "escalated_at"), at(rs, "created_at"), at(rs, "stage_at"),
                    at(rs, "closed_at"), rs.getString("close_reason"), viewer.seesReceiver() ? receiver(rs) : receiver(rs).masked());
            }).optional().orElseThrow(() -> Refusal.notFound("FULFILLMENT_NOT_FOUND", "There is no fulfillment " + id + "."));
    }

    private static Handling handling(ResultSet rs) throws SQLException {
        return new Handling(words(rs, "special_requests"), words(rs, "tags"), rs.getString("carrier_code"), at(rs, "not_before"), at(rs, "merge_until"));
    }

    private static List<String> words(ResultSet rs, String column) throws SQLException {
        var text = rs.getString(column);
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    /** Region fields that the order left empty are shown as review understood them. */
    private static ReceiverView receiver(ResultSet rs) throws SQLException {
        var line = rs.getString("receiver_line");
        return new ReceiverView(rs.getString("receiver_name"), rs.getString("receiver_phone"), or(rs.getString("receiver_province"), rs.getString("province")),
            or(rs.getString("receiver_city"), rs.getString("city")), or(rs.getString("receiver_district"), rs.getString("district")),
            or(rs.getString("receiver_detail"), line), rs.getString("buyer_message"), rs.getString("seller_memo"), false);
    }

    private List<OrderView.Line> lines(FulfillmentId id) {
        return jdbc.sql("""
                SELECT l.line_no, o.channel_order_no, l.sku, COALESCE(p.name, s.channel_name, '') AS name,
                       COALESCE(NULLIF(CONCAT_WS(' · ', NULLIF(p.colour, ''), NULLIF(p.size, '')), ''), p.variant, '') AS variant, l.quantity, l.unit_price_minor,
                       l.kit_sku, l.units_per_kit, COALESCE(s.sku, l.sku) AS channel_sku,
                       COALESCE(s.cancelled_quantity, 0) AS cancelled,
                       (SELECT COALESCE(SUM(k.picked_quantity - k.returned_quantity), 0) FROM pick_line k JOIN pick_order t ON t.pick_order_id = k.pick_order_id
                         WHERE k.fulfillment_id = l.fulfillment_id AND k.fulfillment_line_id = l.fulfillment_line_id AND t.state <> 'CANCELLED') AS picked
                  FROM fulfillment_line l
                  JOIN sales_order o ON o.sales_order_id = l.sales_order_id
                  LEFT JOIN sales_order_line s ON s.sales_order_id = l.sales_order_id AND s.line_no = l.line_no
                  LEFT JOIN product p ON p.sku = l.sku
                 WHERE l.fulfillment_id = :id
                   AND (l.quantity > 0 OR l.sales_order_id = (SELECT f.sales_order_id FROM fulfillment f WHERE f.fulfillment_id = l.fulfillment_id))
                 ORDER BY l.fulfillment_line_id
                """).param("id", id.value())
            .query((rs, n) -> new OrderView.Line(rs.getString("line_no"), rs.getString("channel_order_no"), rs.getString("sku"), rs.getString("name"),
                rs.getString("variant"), rs.getInt("quantity"), rs.getInt("cancelled"), rs.getInt("picked"), rs.getLong("unit_price_minor"),
                rs.getString("kit_sku"), rs.getInt("units_per_kit"), rs.getString("channel_sku"))).list();
    }

    private List<OrderView.Hold> holds(FulfillmentId id) {
        return jdbc.sql("SELECT code, note_zh, note_en, opened_at, opened_by FROM hold WHERE fulfillment_id = :id AND closed_at IS NULL ORDER BY hold_id")
            .param("id", id.value())
            .query((rs, n) -> new OrderView.Hold(rs.getString("code"), text(rs, "note"), at(rs, "opened_at"), rs.getString("opened_by"))).list();
    }

    private List<OrderView.Decision> decisions(FulfillmentId id, Viewer viewer) {
        return decisions(id).stream().map(d -> viewer.seesReceiver() || !personal(d.rule()) ? d
            : new OrderView.Decision(d.id(), d.rule(), d.version(), d.setting(), d.level(), d.outcome(), d.reason(), "", d.at(), d.by())).toList();
    }

    /** A rule that is not known any more may have looked at anything. */
    private boolean personal(String rule) {
        return rules.find(rule).map(Rule::personal).orElse(!rule.equals(WAREHOUSE));
    }

    /** All that rules said, oldest first, with all they looked at: for derivation, not for viewers. */
    List<OrderView.Decision> decisions(FulfillmentId id) {
        return jdbc.sql("""
                SELECT decision_id, rule_code, rule_version, setting_ref, level, outcome, reason_zh, reason_en, inputs, decided_at, decided_by
                  FROM decision WHERE fulfillment_id = :id ORDER BY decision_id
                """).param("id", id.value())
            .query((rs, n) -> new OrderView.Decision(rs.getLong("decision_id"), rs.getString("rule_code"), rs.getString("rule_version"), rs.getString("setting_ref"),
                Level.valueOf(rs.getString("level")), rs.getString("outcome"), text(rs, "reason"), rs.getString("inputs"), at(rs, "decided_at"), rs.getString("decided_by"))).list();
    }

    private List<OrderView.Sibling> siblings(OrderView.Head head) {
        return jdbc.sql("""
                SELECT f.fulfillment_id, f.stage, f.warehouse_code, (SELECT COALESCE(SUM(quantity), 0) FROM fulfillment_line l WHERE l.fulfillment_id = f.fulfillment_id) AS units
                  FROM fulfillment f WHERE f.sales_order_id = :order AND f.fulfillment_id <> :id ORDER BY f.fulfillment_id
                """).param("order", head.salesOrderId()).param("id", head.id())
            .query((rs, n) -> new OrderView.Sibling("F" + rs.getLong(1), rs.getString(2), rs.getString(3), rs.getInt(4))).list();
    }

    /** Only what holds now: neither merges nor splits that were undone. */
    private List<OrderView.Relation> relations(FulfillmentId id) {
        return jdbc.sql("""
                SELECT 'MERGED_INTO', bearer_id FROM fulfillment_merge WHERE open_fulfillment_id = :id
                UNION ALL
                SELECT 'BEARS', fulfillment_id FROM fulfillment_merge WHERE bearer_id = :id AND undone_at IS NULL
                UNION ALL
                SELECT 'SPLIT_FROM', parent_id FROM fulfillment_split WHERE child_id = :id AND joined_at IS NULL
                UNION ALL
                SELECT 'SPLIT_OFF', child_id FROM fulfillment_split WHERE parent_id = :id AND joined_at IS NULL
                """).param("id", id.value()).query((rs, n) -> new OrderView.Relation(rs.getString(1), "F" + rs.getLong(2))).list();
    }

    private static Text text(ResultSet rs, String column) throws SQLException {
        return new Text(rs.getString(column + "_zh"), rs.getString(column + "_en"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
