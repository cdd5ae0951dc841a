package dev.wharf.picking.supervision;

import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.picking.supervision.Supervision.Mistake;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes wrong_pick and supervision. */
@Repository
class JdbcSupervision {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    JdbcSupervision(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    void add(Mistake m) {
        jdbc.sql("""
                INSERT INTO wrong_pick (wrong_pick_id, pick_task_id, warehouse_code, picker, result, wanted_bin, wanted_sku, scanned_bin, scanned_sku, scanned_at)
                VALUES (:id, :task, :warehouse, :picker, :result, :wantedBin, :wantedSku, :scannedBin, :scannedSku, :now)
                """).param("id", ids.next()).param("task", m.task()).param("warehouse", m.warehouse()).param("picker", m.picker()).param("result", m.result()).param("wantedBin", m.wantedBin())
            .param("wantedSku", m.wantedSku()).param("scannedBin", m.scannedBin()).param("scannedSku", m.scannedSku()).param("now", now()).update();
    }

    /** Those of this person, the newest last. */
    List<Mistake> newest(long task, String picker, int most) {
        return jdbc.sql("""
                SELECT pick_task_id, warehouse_code, picker, result, wanted_bin, wanted_sku, scanned_bin, scanned_sku
                  FROM (SELECT wrong_pick_id, pick_task_id, warehouse_code, picker, result, wanted_bin, wanted_sku, scanned_bin, scanned_sku, scanned_at FROM wrong_pick
                         WHERE pick_task_id = :task AND picker = :picker ORDER BY scanned_at DESC, wrong_pick_id DESC LIMIT :most) newest
                 ORDER BY scanned_at, wrong_pick_id
                """).param("task", task).param("picker", picker).param("most", most)
            .query((rs, n) -> new Mistake(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getString(6), rs.getString(7), rs.getString(8))).list();
    }

    long call(long task, String picker) {
        long id = ids.next();
        jdbc.sql("INSERT INTO supervision (supervision_id, pick_task_id, picker, called_at, released_at, released_by) VALUES (:id, :task, :picker, :now, NULL, '')")
            .param("id", id).param("task", task).param("picker", picker).param("now", now()).update();
        return id;
    }

    /** When the lead was called last to this person in this task; the beginning of time if never. */
    Instant lastCall(long task, String picker) {
        return jdbc.sql("SELECT MAX(COALESCE(released_at, called_at)) FROM supervision WHERE pick_task_id = :task AND picker = :picker").param("task", task).param("picker", picker)
            .query((rs, n) -> rs.getObject(1, java.time.LocalDateTime.class)).list().stream().filter(java.util.Objects::nonNull).findFirst().map(SqlTime::instant).orElse(Instant.EPOCH);
    }

    boolean isOpen(long task, String picker) {
        return jdbc.sql("SELECT COUNT(*) FROM supervision WHERE pick_task_id = :task AND picker = :picker AND released_at IS NULL").param("task", task).param("picker", picker).query(Integer.class).single() > 0;
    }

    void release(long id, String person) {
        jdbc.sql("UPDATE supervision SET released_at = :now, released_by = :person WHERE supervision_id = :id AND released_at IS NULL")
            .param("now", now()).param("person", person).param("id", id).update();
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
