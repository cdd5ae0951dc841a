package dev.wharf.lead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which work people have taken and not ended: walks, counts at the bench, replenishments. */
@Component
class WorkInHand {
    /**
     * @param doing  as {@link FloorNow.Person}
     * @param task   number of the pick task; null for other work
     * @param orders in hand; none for goods that are for no order yet
     * @param inHand units of which only this person can say where they are
     * @param acted  when something was last done with it; for a walk when it was taken: any scan of its picker says that he is on his way
     */
    record Work(String person, String doing, String warehouse, Long task, List<String> orders, int units, int done, int inHand, Instant since, Instant acted) {
        /** Whether somebody who goes on with it is seen. */
        boolean isSeen() {
            return !doing.equals("PAPER");
        }

        /** Whether it is a walk with a device. */
        boolean isWithDevice() {
            return doing.equals("PICK");
        }

        private Work of(List<String> itsOrders) {
            return new Work(person, doing, warehouse, task, itsOrders, units, done, inHand, since, acted);
        }
    }

    private final JdbcClient jdbc;

    WorkInHand(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param warehouse empty for all */
    List<Work> inHand(String warehouse) {
        return Stream.of(walks(warehouse), counts(warehouse), replenishments(warehouse)).flatMap(List::stream).toList();
    }

    /** In hand are units of orders that have left the walk too, until they are a put-back; and none that only another picked before a lead put the walk back on the list. */
    private List<Work> walks(String warehouse) {
        var found = jdbc.sql("""
                SELECT t.picker, IF(t.paper_sheet > 0, 'PAPER', 'PICK') AS doing, t.warehouse_code, t.pick_task_id, t.taken_at,
                       COALESCE(SUM(IF(o.state IN ('OPEN', 'DONE'), l.quantity, 0)), 0) AS units, COALESCE(SUM(IF(o.state IN ('OPEN', 'DONE'), l.picked_quantity, 0)), 0) AS done,
                       IF(EXISTS (SELECT 1 FROM scan s WHERE s.task_id = t.pick_task_id AND s.kind = 'PICK' AND s.quantity > 0 AND s.person = t.picker),
                          COALESCE(SUM(l.picked_quantity - l.returned_quantity), 0), 0) AS in_hand
                  FROM pick_task t LEFT JOIN pick_order o ON o.pick_task_id = t.pick_task_id
                  LEFT JOIN pick_line l ON l.pick_order_id = o.pick_order_id
                 WHERE t.state = 'TAKEN' AND (:warehouse = '' OR t.warehouse_code = :warehouse)
                 GROUP BY t.picker, t.paper_sheet, t.warehouse_code, t.pick_task_id, t.taken_at
                """).param("warehouse", warehouse)
            .query((rs, n) -> new Work(rs.getString("picker"), rs.getString("doing"), rs.getString("warehouse_code"), rs.getLong("pick_task_id"), List.of(), rs.getInt("units"), rs.getInt("done"),
                rs.getInt("in_hand"), at(rs, "taken_at"), at(rs, "taken_at"))).list();
        var orders = orders(found.stream().map(Work::task).toList());
        return found.stream().map(work -> work.of(orders.getOrDefault(work.task(), List.of()))).toList();
    }

    /** A question of its own: as one column, MySQL cuts the numbers of a large cart off after 1024 bytes. */
    private Map<Long, List<String>> orders(List<Long> tasks) {
        if (tasks.isEmpty()) return Map.of();
        return jdbc.sql("SELECT pick_task_id, fulfillment_id FROM pick_order WHERE pick_task_id IN (:ids) AND state IN ('OPEN', 'DONE') ORDER BY pick_task_id, position").param("ids", tasks)
            .query((rs, n) -> Map.entry(rs.getLong(1), "F" + rs.getLong(2))).list().stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private List<Work> counts(String warehouse) {
        return jdbc.sql("""
                SELECT v.verifier, f.warehouse_code, v.fulfillment_id, v.opened_at, SUM(l.needed) AS units, SUM(l.scanned) AS done,
                       GREATEST(v.opened_at, COALESCE((SELECT MAX(s.scanned_at) FROM scan s WHERE s.task_id = v.verification_id AND s.kind = 'VERIFY'), v.opened_at)) AS acted_at
                  FROM verification v JOIN fulfillment f ON f.fulfillment_id = v.fulfillment_id JOIN verification_line l ON l.verification_id = v.verification_id
                 WHERE v.state = 'OPEN' AND v.verifier <> '' AND (:warehouse = '' OR f.warehouse_code = :warehouse)
                 GROUP BY v.verification_id, v.verifier, f.warehouse_code, v.fulfillment_id, v.opened_at
                """).param("warehouse", warehouse)
            .query((rs, n) -> new Work(rs.getString("verifier"), "VERIFY", rs.getString("warehouse_code"), null, List.of("F" + rs.getLong("fulfillment_id")), rs.getInt("units"), rs.getInt("done"),
                rs.getInt("done"), at(rs, "opened_at"), at(rs, "acted_at"))).list();
    }

    /** What was not there is not to be brought any more. */
    private List<Work> replenishments(String warehouse) {
        return jdbc.sql("""
                SELECT r.person, r.warehouse_code, r.taken_at, COALESCE(r.acted_at, r.taken_at) AS acted_at, COALESCE(SUM(l.quantity - l.missing), 0) AS units, COALESCE(SUM(l.moved), 0) AS done
                  FROM replenishment r LEFT JOIN replenishment_line l ON l.replenishment_id = r.replenishment_id
                 WHERE r.state = 'TAKEN' AND (:warehouse = '' OR r.warehouse_code = :warehouse)
                 GROUP BY r.replenishment_id, r.person, r.warehouse_code, r.taken_at, r.acted_at
                """).param("warehouse", warehouse)
            .query((rs, n) -> new Work(rs.getString("person"), "REPLENISH", rs.getString("warehouse_code"), null, List.of(), rs.getInt("units"), rs.getInt("done"),
                rs.getInt("done"), at(rs, "taken_at"), at(rs, "acted_at"))).list();
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
