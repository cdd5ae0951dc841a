package dev.wharf.overview;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what is under way. Read every second while somebody looks, so each question is answered from an index over the open orders only;
 * the oldest order of a stage is the one with the smallest number, because numbers ascend.
 */
@Component
class BoardReader {
    static final Duration SOON = Duration.ofHours(2);
    private static final List<String> STAGES = List.of("REVIEW", "LOCK", "PICK", "VERIFY", "SHIP", "SYNC");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OverviewSettings settings;

    BoardReader(JdbcClient jdbc, Clock clock, OverviewSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    private record StageRow(String stage, int count, int overdue, int soon, long oldest) { }

    BoardFigures read() {
        var now = Instant.now(clock);
        var today = SqlTime.text(now.atZone(settings.zone()).toLocalDate().atStartOfDay(settings.zone()).toInstant());
        return new BoardFigures(stages(now), holds(), queues(),
            jdbc.sql("SELECT COUNT(*) FROM fulfillment WHERE created_at >= :today").param("today", today).query(Integer.class).single(),
            jdbc.sql("SELECT COUNT(*) FROM parcel WHERE handed_over_at >= :today").param("today", today).query(Integer.class).single());
    }

    private List<BoardFigures.StageFigure> stages(Instant now) {
        var rows = jdbc.sql("""
                SELECT stage, COUNT(*) AS orders, SUM(ship_by < :now) AS overdue, SUM(ship_by >= :now AND ship_by < :soon) AS soon, MIN(fulfillment_id) AS oldest
                  FROM fulfillment WHERE stage IN (:stages) GROUP BY stage
                """).param("now", SqlTime.text(now)).param("soon", SqlTime.text(now.plus(SOON))).param("stages", STAGES)
            .query((rs, n) -> new StageRow(rs.getString("stage"), rs.getInt("orders"), rs.getInt("overdue"), rs.getInt("soon"), rs.getLong("oldest")))
            .list().stream().collect(toMap(StageRow::stage, row -> row));
        var created = created(rows.values().stream().map(StageRow::oldest).toList());
        return STAGES.stream().map(stage -> {
            var row = rows.get(stage);
            if (row == null) return new BoardFigures.StageFigure(stage, 0, 0, 0, null, "");
            // In Sync too: the channel does not know yet that it was shipped, and counts that as late.
            return new BoardFigures.StageFigure(stage, row.count, row.overdue, row.soon, created.get(row.oldest), "F" + row.oldest);
        }).toList();
    }

    private Map<Long, Instant> created(List<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        return jdbc.sql("SELECT fulfillment_id, created_at FROM fulfillment WHERE fulfillment_id IN (:ids)").param("ids", ids)
            .query((rs, n) -> Map.entry(rs.getLong(1), SqlTime.instant(rs.getObject(2, LocalDateTime.class)))).list().stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<BoardFigures.HoldFigure> holds() {
        return jdbc.sql("SELECT code, COUNT(*) FROM hold WHERE closed_at IS NULL GROUP BY code ORDER BY COUNT(*) DESC, code")
            .query((rs, n) -> new BoardFigures.HoldFigure(rs.getString(1), rs.getInt(2))).list();
    }

    private List<BoardFigures.QueueFigure> queues() {
        return jdbc.sql("""
                SELECT w.warehouse_code, SUM(q.waiting), SUM(q.picking), SUM(q.verifying), SUM(q.shipping)
                  FROM warehouse w
                  LEFT JOIN (SELECT o.warehouse_code, SUM(t.state <> 'TAKEN') AS waiting, SUM(t.state = 'TAKEN') AS picking, 0 AS verifying, 0 AS shipping
                               FROM pick_order o JOIN pick_task t ON t.pick_task_id = o.pick_task_id WHERE o.state = 'OPEN' GROUP BY o.warehouse_code
                             UNION ALL
                             SELECT warehouse_code, 0, 0, SUM(stage = 'VERIFY'), SUM(stage = 'SHIP')
                               FROM fulfillment WHERE stage IN ('VERIFY', 'SHIP') GROUP BY warehouse_code) q ON q.warehouse_code = w.warehouse_code
                 WHERE w.active GROUP BY w.warehouse_code ORDER BY w.warehouse_code
                """).query((rs, n) -> new BoardFigures.QueueFigure(rs.getString(1), rs.getInt(2), rs.getInt(3), rs.getInt(4), rs.getInt(5))).list();
    }
}
