package dev.wharf.lead;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.SqlTime;
import dev.wharf.lead.FloorNow.Job;
import dev.wharf.lead.FloorNow.Person;
import dev.wharf.lead.FloorNow.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who is where and what waits, over open work only. */
@Component
class FloorReader {
    /** Work in hand and no scan for so long. */
    static final Duration AWAY = Duration.ofMinutes(10);
    private static final Duration SHIFT = Duration.ofHours(12);
    private static final Duration SOON = Duration.ofHours(2);
    private static final int URGENT = 50;

    private record Last(String person, Instant at, String bin) { }

    private record InHand(String person, String doing, String warehouse, Long task, List<String> orders, int units, int done, Instant since) { }

    private final JdbcClient jdbc;
    private final Clock clock;

    FloorReader(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    FloorNow read(String warehouse) {
        var now = Instant.now(clock);
        return new FloorNow(people(warehouse, now), queues(warehouse, now), urgent(warehouse));
    }

    /** Those with work in hand first, the longest without a scan on top. */
    private List<Person> people(String warehouse, Instant now) {
        var last = lastScans(now);
        var people = new ArrayList<Person>();
        var busy = new HashSet<String>();
        var work = new ArrayList<>(walks(warehouse));
        work.addAll(counts(warehouse));
        for (var w : work) {
            busy.add(w.person());
            var scan = Optional.ofNullable(last.get(w.person()));
            var seen = scan.map(Last::at).filter(at -> at.isAfter(w.since())).orElse(w.since());
            people.add(new Person(w.person(), w.doing(), w.warehouse(), w.task(), w.orders(), w.units(), w.done(), w.since(), scan.map(Last::at).orElse(null), scan.map(Last::bin).orElse(""),
                !w.doing().equals("PAPER") && seen.plus(AWAY).isBefore(now)));
        }
        people.sort(Comparator.comparing((Person p) -> p.lastScan() == null ? p.since() : p.lastScan()).thenComparing(Person::name));
        if (warehouse.isEmpty()) {
            last.values().stream().filter(l -> !busy.contains(l.person())).sorted(Comparator.comparing(Last::at).reversed())
                .forEach(l -> people.add(new Person(l.person(), "IDLE", "", null, List.of(), 0, 0, null, l.at(), l.bin(), false)));
        }
        return people;
    }

    private Map<String, Last> lastScans(Instant now) {
        return jdbc.sql("""
                SELECT s.person, s.scanned_at, s.bin_code FROM (SELECT person, MAX(scan_id) AS scan_id FROM scan GROUP BY person) m JOIN scan s ON s.scan_id = m.scan_id
                 WHERE s.scanned_at >= :since
                """).param("since", SqlTime.text(now.minus(SHIFT)))
            .query((rs, n) -> new Last(rs.getString(1), SqlTime.instant(rs.getObject(2, LocalDateTime.class)), rs.getString(3))).list().stream().collect(toMap(Last::person, l -> l));
    }

    private List<InHand> walks(String warehouse) {
        return jdbc.sql("""
                SELECT t.picker, IF(t.paper_sheet > 0, 'PAPER', 'PICK') AS doing, t.warehouse_code, t.pick_task_id, t.taken_at, GROUP_CONCAT(DISTINCT 'F', o.fulfillment_id ORDER BY o.position) AS orders,
                       COALESCE(SUM(l.quantity), 0) AS units, COALESCE(SUM(l.picked_quantity), 0) AS done
                  FROM pick_task t JOIN pick_order o ON o.pick_task_id = t.pick_task_id AND o.state IN ('OPEN', 'DONE')
                  LEFT JOIN pick_line l ON l.pick_order_id = o.pick_order_id
                 WHERE t.state = 'TAKEN' AND (:warehouse = '' OR t.warehouse_code = :warehouse)
                 GROUP BY t.picker, t.paper_sheet, t.warehouse_code, t.pick_task_id, t.taken_at
                """).param("warehouse", warehouse)
            .query((rs, n) -> new InHand(rs.getString("picker"), rs.getString("doing"), rs.getString("warehouse_code"), rs.getLong("pick_task_id"), List.of(rs.getString("orders").split(",")),
                rs.getInt("units"), rs.getInt("done"), SqlTime.instant(rs.getObject("taken_at", LocalDateTime.class)))).list();
    }

    private List<InHand> counts(String warehouse) {
        return jdbc.sql("""
                SELECT v.verifier, f.warehouse_code, v.fulfillment_id, v.opened_at, SUM(l.needed) AS units, SUM(l.scanned) AS done
                  FROM verification v JOIN fulfillment f ON f.fulfillment_id = v.fulfillment_id JOIN verification_line l ON l.verification_id = v.verification_id
                 WHERE v.state = 'OPEN' AND v.verifier <> '' AND (:warehouse = '' OR f.warehouse_code = :warehouse)
                 GROUP BY v.verification_id, v.verifier, f.warehouse_code, v.fulfillment_id, v.opened_at
                """).param("warehouse", warehouse)
            .query((rs, n) -> new InHand(rs.getString("verifier"), "VERIFY", rs.getString("warehouse_code"), null, List.of("F" + rs.getLong("fulfillment_id")),
                rs.getInt("units"), rs.getInt("done"), SqlTime.instant(rs.getObject("opened_at", LocalDateTime.class)))).list();
    }

    private static final String OPEN = """
        SELECT o.fulfillment_id, o.warehouse_code, IF(t.state = 'TAKEN', 'PICKING', 'TO_PICK') AS stage, t.picker AS holder, o.created_at AS since, f.ship_by
          FROM pick_order o JOIN pick_task t ON t.pick_task_id = o.pick_task_id JOIN fulfillment f ON f.fulfillment_id = o.fulfillment_id
         WHERE o.state = 'OPEN' AND (:warehouse = '' OR o.warehouse_code = :warehouse)
        UNION ALL
        SELECT v.fulfillment_id, f.warehouse_code, 'VERIFY', v.verifier, v.opened_at, f.ship_by
          FROM verification v JOIN fulfillment f ON f.fulfillment_id = v.fulfillment_id
         WHERE v.state = 'OPEN' AND (:warehouse = '' OR f.warehouse_code = :warehouse)
        """;

    private List<Queue> queues(String warehouse, Instant now) {
        return jdbc.sql("SELECT warehouse_code, stage, SUM(ship_by < :now) AS late, SUM(ship_by >= :now AND ship_by < :soon) AS soon, SUM(ship_by >= :soon) AS later, MIN(since) AS oldest FROM ("
                + OPEN + ") open_work GROUP BY warehouse_code, stage ORDER BY warehouse_code, FIELD(stage, 'TO_PICK', 'PICKING', 'VERIFY')")
            .param("warehouse", warehouse).param("now", SqlTime.text(now)).param("soon", SqlTime.text(now.plus(SOON)))
            .query((rs, n) -> new Queue(rs.getString("warehouse_code"), rs.getString("stage"), rs.getInt("late"), rs.getInt("soon"), rs.getInt("later"),
                SqlTime.instant(rs.getObject("oldest", LocalDateTime.class)))).list();
    }

    private List<Job> urgent(String warehouse) {
        return jdbc.sql("SELECT fulfillment_id, warehouse_code, stage, holder, since, ship_by FROM (" + OPEN + ") open_work ORDER BY ship_by, fulfillment_id LIMIT :most")
            .param("warehouse", warehouse).param("most", URGENT)
            .query((rs, n) -> new Job("F" + rs.getLong("fulfillment_id"), rs.getString("warehouse_code"), rs.getString("stage"), rs.getString("holder"),
                SqlTime.instant(rs.getObject("since", LocalDateTime.class)), SqlTime.instant(rs.getObject("ship_by", LocalDateTime.class)))).list();
    }
}
