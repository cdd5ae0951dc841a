package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.sync.Untold;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that happened to one order, oldest first: one question to all the tables that note something about it. */
@Component
class Timeline {
    /**
     * What happened once.
     *
     * @param kind  names the sentence, and the mark beside it
     * @param tone  GOOD, BAD, or PLAIN
     * @param folds the scans that this line stands for; empty for anything else
     */
    record Entry(Instant at, String kind, String tone, String actor, String text, List<Entry> folds) { }

    private record Row(Instant at, String kind, String actor, String zh, String en, String a, String b, String c) {
        /** What we did not even tell has not failed. */
        Row orUntold() {
            return kind.equals("EFFECT_FAILED") ? Untold.of(b).map(why -> new Row(at, UNTOLD, actor, zh, en, a, why.name(), c)).orElse(this) : this;
        }
    }

    private static final String UNTOLD = "EFFECT_UNTOLD";
    private static final String CARRIER_SAID = "TRACKING_";
    private static final String SOURCES = """
        SELECT o.received_at AS at, 1 AS rank_in_time, 'RECEIVED' AS kind, o.source AS actor, '' AS zh, '' AS en, o.channel_order_no AS a, o.channel AS b, '' AS c
          FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id WHERE f.fulfillment_id = :id
        UNION ALL
        SELECT decided_at, 2, IF(rule_code = 'WAREHOUSE', 'RULE_CHOSE', CASE level WHEN 'BLOCK' THEN 'RULE_HELD' WHEN 'OK' THEN 'RULE_PASSED' ELSE CONCAT('RULE_', level) END), decided_by, reason_zh, reason_en, rule_code, outcome, rule_version
          FROM decision WHERE fulfillment_id = :id
        UNION ALL
        SELECT opened_at, 3, 'HOLD_OPENED', opened_by, note_zh, note_en, code, '', '' FROM hold WHERE fulfillment_id = :id
        UNION ALL
        SELECT closed_at, 4, 'HOLD_CLOSED', closed_by, '', '', code, resolution, '' FROM hold WHERE fulfillment_id = :id AND closed_at IS NOT NULL AND resolution <> 'renewed'
        UNION ALL
        SELECT MIN(entered_at), 5, CONCAT('STOCK_', kind), MIN(actor), '', '', warehouse_code, SUM(ABS(IF(on_hand_delta = 0, locked_delta, on_hand_delta))), COUNT(*)
          FROM stock_entry WHERE fulfillment_id = :id GROUP BY kind, warehouse_code, reason, DATE_FORMAT(entered_at, '%Y%m%d%H%i%s')
        UNION ALL
        SELECT created_at, 6, 'PICK_CREATED', 'system', '', '', warehouse_code, '', '' FROM pick_order WHERE fulfillment_id = :id
        UNION ALL
        SELECT t.taken_at, 7, 'PICK_TAKEN', t.picker, '', '', '', '', '' FROM pick_order o JOIN pick_task t ON t.pick_task_id = o.pick_task_id
         WHERE o.fulfillment_id = :id AND t.taken_at IS NOT NULL
        UNION ALL
        SELECT o.done_at, 9, CONCAT('PICK_', o.state), t.picker, '', '', '', '', '' FROM pick_order o JOIN pick_task t ON t.pick_task_id = o.pick_task_id
         WHERE o.fulfillment_id = :id AND o.done_at IS NOT NULL
        UNION ALL
        SELECT scanned_at, 8, CONCAT('SCAN_', kind, IF(result = 'ACCEPTED' OR quantity > 0, '', '_WRONG')), person, note_zh, note_en, IF(sku = '', barcode, sku), bin_code,
               COALESCE((SELECT h.quantity FROM scan_share h WHERE h.scan_id = s.scan_id AND h.fulfillment_id = :id), quantity)
          FROM scan s WHERE fulfillment_id = :id
        UNION ALL
        SELECT s.scanned_at, 8, CONCAT('SCAN_', s.kind), s.person, s.note_zh, s.note_en, s.sku, s.bin_code, h.quantity
          FROM scan_share h JOIN scan s ON s.scan_id = h.scan_id WHERE h.fulfillment_id = :id AND s.fulfillment_id <> :id
        UNION ALL
        SELECT done_at, 9, CONCAT('VERIFY_', state), verifier, '', '', '', '', '' FROM verification WHERE fulfillment_id = :id AND done_at IS NOT NULL AND state <> 'REPLACED'
        UNION ALL
        SELECT reported_at, 8, 'DIFFERENCE', person, '', '', sku, quantity, kind FROM verification_difference WHERE fulfillment_id = :id
        UNION ALL
        SELECT packed_at, 10, 'PARCEL_PACKED', 'system', '', '', carrier_code, weight_g, '' FROM parcel WHERE fulfillment_id = :id
        UNION ALL
        SELECT handed_over_at, 12, 'PARCEL_HANDED_OVER', carrier_code, '', '', tracking_number, '', '' FROM parcel WHERE fulfillment_id = :id AND handed_over_at IS NOT NULL
        UNION ALL
        SELECT created_at, 11, 'EFFECT_CLAIMED', 'system', '', '', kind, target, '' FROM effect WHERE fulfillment_id = :id
        UNION ALL
        SELECT settled_at, 12, CONCAT('EFFECT_', state), target, '', '', kind, error, CASE WHEN state = 'DONE' THEN tries + 1 ELSE GREATEST(tries, 1) END FROM effect WHERE fulfillment_id = :id AND settled_at IS NOT NULL
        UNION ALL
        SELECT happened_at, 14, CONCAT('TRACKING_', SUBSTRING(MAX(CONCAT(FIELD(state, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'PROBLEM', 'DELIVERED', 'RETURNED'), state)), 2)), 'carrier',
               MAX(text), MAX(text), MAX(place), '', ''
          FROM tracking_event WHERE fulfillment_id = :id GROUP BY parcel_id, happened_at, text_digest
        UNION ALL
        SELECT happened_at, 13, 'EVENT', actor, text_zh, text_en, kind, '', '' FROM order_event WHERE fulfillment_id = :id
        ORDER BY at, rank_in_time
        """;

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Show show;

    Timeline(JdbcClient jdbc, MessageSource messages, Show show) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.show = show;
    }

    /** @param people false to leave out what carriers wrote, because it may name people */
    List<Entry> of(FulfillmentId id, boolean people, Locale locale) {
        var rows = jdbc.sql(SOURCES).param("id", id.value())
            .query((rs, n) -> new Row(SqlTime.instant(rs.getObject("at", LocalDateTime.class)), rs.getString("kind"), rs.getString("actor"), rs.getString("zh"),
                rs.getString("en"), rs.getString("a"), rs.getString("b"), rs.getString("c")).orUntold()).list();
        var entries = new ArrayList<Entry>();
        for (int from = 0, to; from < rows.size(); from = to) {
            to = from + 1;
            if (saidByRule(rows.get(from), rows)) continue;
            while (to < rows.size() && folds(rows.get(from), rows.get(to))) to++;
            entries.add(to - from == 1 ? entry(people ? rows.get(from) : withoutPeople(rows.get(from)), locale) : folded(rows.subList(from, to), locale));
        }
        return entries;
    }

    private static Row withoutPeople(Row row) {
        return row.kind.startsWith(CARRIER_SAID) ? new Row(row.at, row.kind, row.actor, "", "", row.a, row.b, row.c) : row;
    }

    /** A rule's verdict says that it holds the order; the hold it opens says nothing more. */
    private static boolean saidByRule(Row hold, List<Row> rows) {
        return hold.kind.equals("HOLD_OPENED")
            && rows.stream().anyMatch(row -> row.kind.equals("RULE_HELD") && row.a.equals(hold.a) && row.zh.equals(hold.zh) && !row.at.isAfter(hold.at));
    }

    /** Right scans of one person in a row are one line: the wrong ones between them are what people look for. */
    private static boolean folds(Row first, Row next) {
        return (first.kind.equals("SCAN_PICK") || first.kind.equals("SCAN_VERIFY") || first.kind.equals("SCAN_SORT")) && next.kind.equals(first.kind) && next.actor.equals(first.actor);
    }

    private Entry folded(List<Row> scans, Locale locale) {
        var first = scans.get(0);
        int units = scans.stream().mapToInt(scan -> Integer.parseInt(scan.c)).sum();
        var text = messages.getMessage("order.timeline." + first.kind + "S", new Object[] {scans.size(), units}, locale);
        return new Entry(scans.get(scans.size() - 1).at, first.kind, "PLAIN", first.actor, text, scans.stream().map(scan -> entry(scan, locale)).toList());
    }

    private Entry entry(Row row, Locale locale) {
        var said = "en".equals(locale.getLanguage()) ? row.en : row.zh;
        var first = switch (row.kind) {
            case "HOLD_OPENED", "HOLD_CLOSED" -> show.hold(row.a);
            case "RULE_PASSED", "RULE_HELD", "RULE_CHOSE", "RULE_FIXED", "RULE_WARN", "RULE_ACCEPTED" -> show.rule(row.a, locale);
            case "EFFECT_CLAIMED", "EFFECT_DONE", "EFFECT_FAILED" -> messages.getMessage("order.effect." + row.a, null, row.a, locale);
            default -> row.a;
        };
        var second = row.kind.equals(UNTOLD) ? messages.getMessage("order.told.UNTOLD." + row.b, null, locale) : row.b;
        var third = row.kind.equals("DIFFERENCE") ? messages.getMessage("order.difference." + row.c, null, row.c, locale) : row.c;
        var text = messages.getMessage("order.timeline." + row.kind, new Object[] {first, second, third, said}, said.isEmpty() ? row.kind : said, locale);
        return new Entry(row.at, row.kind, tone(row.kind), row.actor, text, List.of());
    }

    private static String tone(String kind) {
        return switch (kind) {
            case "RULE_HELD", "HOLD_OPENED", "SCAN_PICK_WRONG", "SCAN_VERIFY_WRONG", "SCAN_SORT_WRONG", "DIFFERENCE", "EFFECT_FAILED", "PICK_SHORT", "VERIFY_DIFFERENT", "TRACKING_PROBLEM", "TRACKING_RETURNED" -> "BAD";
            case "HOLD_CLOSED", "RULE_PASSED", "RULE_FIXED", "RULE_CHOSE", "PICK_DONE", "VERIFY_MATCHED", "PARCEL_HANDED_OVER", "EFFECT_DONE", "STOCK_LOCK", "TRACKING_DELIVERED" -> "GOOD";
            default -> "PLAIN";
        };
    }
}
