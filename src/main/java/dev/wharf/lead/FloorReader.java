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

    /** @param wall at which it was made; empty if it was no scan of a sorter. @param warehouse of this wall */
    private record Last(String person, Instant at, String bin, String wall, String warehouse) { }

    private final WorkInHand work;
    private final FloorSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    FloorReader(WorkInHand work, FloorSettings settings, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.work = work;
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
        for (var w : work.inHand(warehouse)) {
            busy.add(w.person());
            var scan = Optional.ofNullable(last.get(w.person()));
            var seen = w.isWithDevice() ? scan.map(Last::at).filter(at -> at.isAfter(w.acted())).orElse(w.acted()) : w.acted();
            var presence = w.isSeen() ? Presence.of(seen, now, w.inHand(), settings.returnAfter()) : Presence.HERE;
            people.add(new Person(w.person(), w.doing(), w.warehouse(), w.task(), w.orders(), w.units(), w.done(), w.inHand(), w.since(), scan.map(Last::at).orElse(null), scan.map(Last::bin).orElse(""),
                presence != Presence.HERE, presence == Presence.STRANDED, seen));
        }
        last.values().stream().filter(l -> !l.wall().isEmpty() && !busy.contains(l.person()) && !l.at().plus(AWAY).isBefore(now) && (warehouse.isEmpty() || l.warehouse().equals(warehouse))).forEach(l -> {
            busy.add(l.person());
            people.add(new Person(l.person(), "SORT", l.warehouse(), null, List.of(), 0, 0, 0, null, l.at(), l.bin().isEmpty() ? l.wall() : l.bin(), false, false, l.at()));
        });
        people.sort(Comparator.comparing((Person p) -> p.lastScan() == null ? p.since() : p.lastScan()).thenComparing(Person::name));
        if (warehouse.isEmpty()) {
            last.values().stream().filter(l -> !busy.contains(l.person())).sorted(Comparator.comparing(Last::at).reversed())
                .forEach(l -> people.add(new Person(l.person(), "IDLE", "", null, List.of(), 0, 0, 0, null, l.at(), l.bin(), false, false, l.at())));
        }
        return people;
    }

    private Map<String, Last> lastScans(Instant now) {
        return jdbc.sql("""
                SELECT s.person, s.scanned_at, s.bin_code, COALESCE(w.code, ''), COALESCE(w.warehouse_code, '')
                  FROM (SELECT person, MAX(scan_id) AS scan_id FROM scan GROUP BY person) m JOIN scan s ON s.scan_id = m.scan_id
                  LEFT JOIN put_wall w ON s.kind = 'SORT' AND w.put_wall_id = s.task_id
                 WHERE s.scanned_at >= :since
                """).param("since", SqlTime.text(now.minus(SHIFT)))
            .query((rs, n) -> new Last(rs.getString(1), SqlTime.instant(rs.getObject(2, LocalDateTime.class)), rs.getString(3), rs.getString(4), rs.getString(5))).list().stream().collect(toMap(Last::person, l -> l));
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
