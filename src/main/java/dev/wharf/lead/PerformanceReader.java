package dev.wharf.lead;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.SqlTime;
import dev.wharf.picking.site.Sites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds up scans per person. Four questions over the scans of the period, whatever their number. What was booked from paper has no times of its own, so it is left out; its errors
 * at the bench count.
 */
@Component
class PerformanceReader {
    static final Duration PAUSE = Duration.ofMinutes(5);
    /** What is no mistake of the hand: it was right, the order had gone, or the scanner was asked for more. */
    static final List<String> NO_MISTAKE = List.of("ACCEPTED", "TASK_CANCELLED", "TASK_CLOSED", "ORDER_LEFT", "ORDER_CANCELLED", "NOT_OPEN", "LOT_WANTED", "SERIAL_WANTED", "LOT_BLOCKED",
        "BENCH", "PUT_BACK", "WALL_FULL", "WALL_OFF", "OTHER_WALL", "PACK_WANTED");
    private static final int HOURS = 24;
    private static final String READ = """
         FROM scan s JOIN fulfillment f ON f.fulfillment_id = s.fulfillment_id
        WHERE s.scanned_at >= :begin AND s.scanned_at < :end AND (:warehouse = '' OR f.warehouse_code = :warehouse) AND s.source = 'DEVICE'
        """;

    private record Key(String person, String kind) { }

    private record Hour(Key key, int hour, int units) { }

    private record Sums(Key key, int lines, int units, int wrong) { }

    private record Step(Key key, String warehouse, String from, String to, int times) { }

    private final JdbcClient jdbc;
    private final Sites sites;

    PerformanceReader(JdbcClient jdbc, Sites sites) {
        this.jdbc = jdbc;
        this.sites = sites;
    }

    Performance read(Period period, String warehouse) {
        var hours = hours(period, warehouse);
        var active = active(period, warehouse);
        var steps = steps(period, warehouse);
        var found = foundAtBench(period, warehouse);
        var rows = new ArrayList<Performance.Row>();
        for (var sums : sums(period, warehouse)) {
            var key = sums.key();
            var byHour = new ArrayList<>(Collections.nCopies(HOURS, 0));
            hours.stream().filter(h -> h.key().equals(key)).forEach(h -> byHour.set(h.hour(), byHour.get(h.hour()) + h.units()));
            boolean picks = key.kind().equals("PICK");
            rows.add(new Performance.Row(key.person(), key.kind(), sums.lines(), sums.units(), sums.wrong(), active.getOrDefault(key, 0L),
                picks ? walked(steps.getOrDefault(key, List.of())) : OptionalLong.empty(), picks ? found.getOrDefault(key.person(), 0) : 0, List.copyOf(byHour)));
        }
        rows.sort(Comparator.comparing(Performance.Row::kind).thenComparing(Performance.Row::units, Comparator.reverseOrder()).thenComparing(Performance.Row::person));
        var worked = hours.stream().filter(h -> h.units() > 0).mapToInt(Hour::hour).summaryStatistics();
        return new Performance(rows, worked.getCount() == 0 ? List.of() : IntStream.rangeClosed(worked.getMin(), worked.getMax()).boxed().toList());
    }

    private List<Sums> sums(Period period, String warehouse) {
        return ask("SELECT s.person, s.kind, COUNT(DISTINCT IF(s.quantity > 0, CONCAT_WS('|', s.fulfillment_id, s.sku, s.bin_code), NULL)), SUM(s.quantity), SUM(s.result NOT IN (:fine))"
            + READ + "GROUP BY s.person, s.kind", period, warehouse).param("fine", NO_MISTAKE)
            .query((rs, n) -> new Sums(new Key(rs.getString(1), rs.getString(2)), rs.getInt(3), rs.getInt(4), rs.getInt(5))).list();
    }

    private List<Hour> hours(Period period, String warehouse) {
        return ask("SELECT s.person, s.kind, TIMESTAMPDIFF(HOUR, :begin, s.scanned_at), SUM(s.quantity)" + READ + "GROUP BY s.person, s.kind, TIMESTAMPDIFF(HOUR, :begin, s.scanned_at)", period, warehouse)
            .query((rs, n) -> new Hour(new Key(rs.getString(1), rs.getString(2)), period.hour(rs.getLong(3)), rs.getInt(4))).list();
    }

    private Map<Key, Long> active(Period period, String warehouse) {
        var seconds = new HashMap<Key, Long>();
        ask("SELECT person, kind, SUM(pause) FROM (SELECT s.person, s.kind, TIMESTAMPDIFF(SECOND, LAG(s.scanned_at) OVER (PARTITION BY s.person, s.kind ORDER BY s.scan_id), s.scanned_at) AS pause"
            + READ + ") pauses WHERE pause <= :most GROUP BY person, kind", period, warehouse).param("most", PAUSE.toSeconds())
            .query((rs, n) -> seconds.put(new Key(rs.getString(1), rs.getString(2)), rs.getLong(3))).list();
        return seconds;
    }

    private Map<Key, List<Step>> steps(Period period, String warehouse) {
        return ask("SELECT person, warehouse_code, bin_before, bin_code, COUNT(*) FROM (SELECT s.person, f.warehouse_code, s.bin_code,"
            + " LAG(s.bin_code) OVER (PARTITION BY s.person, s.task_id ORDER BY s.scan_id) AS bin_before"
            + READ + "AND s.kind = 'PICK' AND s.quantity > 0) stops WHERE bin_before <> bin_code GROUP BY person, warehouse_code, bin_before, bin_code", period, warehouse)
            .query((rs, n) -> new Step(new Key(rs.getString(1), "PICK"), rs.getString(2), rs.getString(3), rs.getString(4), rs.getInt(5))).list().stream().collect(groupingBy(Step::key));
    }

    /** Unknown if one of the steps is, for a part of the way would look like a short one, and if there was none. */
    private OptionalLong walked(List<Step> steps) {
        if (steps.isEmpty()) return OptionalLong.empty();
        long all = 0;
        for (var step : steps) {
            var one = sites.of(step.warehouse()).between(step.from(), step.to());
            if (one.isEmpty()) return OptionalLong.empty();
            all += one.getAsLong() * step.times();
        }
        return OptionalLong.of(all);
    }

    /** Each difference once for everybody who picked these goods for the order; for goods that nobody picked for it, once for all of its pickers. */
    private Map<String, Integer> foundAtBench(Period period, String warehouse) {
        var found = new HashMap<String, Integer>();
        ask("""
            SELECT person, COUNT(DISTINCT difference) FROM (
              SELECT p.person, d.verification_difference_id AS difference
                FROM verification_difference d JOIN fulfillment f ON f.fulfillment_id = d.fulfillment_id
                JOIN scan p ON p.fulfillment_id = d.fulfillment_id AND p.kind = 'PICK' AND p.quantity > 0
               WHERE d.reported_at >= :begin AND d.reported_at < :end AND d.kind <> 'DAMAGED' AND (:warehouse = '' OR f.warehouse_code = :warehouse)
                 AND (p.sku = d.sku OR NOT EXISTS (SELECT 1 FROM scan o WHERE o.fulfillment_id = d.fulfillment_id AND o.kind = 'PICK' AND o.quantity > 0 AND o.sku = d.sku))
               UNION ALL
              SELECT p.person, d.verification_difference_id
                FROM verification_difference d JOIN fulfillment f ON f.fulfillment_id = d.fulfillment_id
                JOIN scan_share h ON h.fulfillment_id = d.fulfillment_id JOIN scan p ON p.scan_id = h.scan_id AND p.kind = 'PICK' AND p.sku = d.sku
               WHERE d.reported_at >= :begin AND d.reported_at < :end AND d.kind <> 'DAMAGED' AND (:warehouse = '' OR f.warehouse_code = :warehouse)) found
             GROUP BY person""", period, warehouse).query((rs, n) -> found.put(rs.getString(1), rs.getInt(2))).list();
        return found;
    }

    private JdbcClient.StatementSpec ask(String sql, Period period, String warehouse) {
        return jdbc.sql(sql).param("begin", SqlTime.text(period.begin())).param("end", SqlTime.text(period.end())).param("warehouse", warehouse);
    }
}
