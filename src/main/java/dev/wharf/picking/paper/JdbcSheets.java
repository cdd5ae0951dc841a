package dev.wharf.picking.paper;

import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes paper_sheet and paper_print. Whoever writes holds the row of the pick task. */
@Repository
class JdbcSheets {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    JdbcSheets(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<Sheet> find(SheetCode code) {
        return jdbc.sql("""
                SELECT s.picker, s.printed_at, s.booked_at, s.booked_by,
                       (SELECT COUNT(*) FROM paper_print p WHERE p.pick_task_id = s.pick_task_id AND p.sheet = s.sheet) AS prints
                  FROM paper_sheet s WHERE s.pick_task_id = :task AND s.sheet = :sheet
                """).param("task", code.task()).param("sheet", code.sheet())
            .query((rs, n) -> new Sheet(code, rs.getString("picker"), SqlTime.instant(rs.getObject("printed_at", LocalDateTime.class)),
                SqlTime.instant(rs.getObject("booked_at", LocalDateTime.class)), rs.getString("booked_by"), rs.getInt("prints"))).optional();
    }

    /** Number of the task's newest sheet; 0 if it never had one. */
    int last(long task) {
        return jdbc.sql("SELECT COALESCE(MAX(sheet), 0) FROM paper_sheet WHERE pick_task_id = :task").param("task", task).query(Integer.class).single();
    }

    void insert(SheetCode code, String picker) {
        jdbc.sql("INSERT INTO paper_sheet (pick_task_id, sheet, picker, printed_at, booked_at, booked_by) VALUES (:task, :sheet, :picker, :now, NULL, '')")
            .param("task", code.task()).param("sheet", code.sheet()).param("picker", picker).param("now", now()).update();
    }

    void printed(SheetCode code, String by) {
        jdbc.sql("INSERT INTO paper_print (paper_print_id, pick_task_id, sheet, printed_by, printed_at) VALUES (:id, :task, :sheet, :by, :now)")
            .param("id", ids.next()).param("task", code.task()).param("sheet", code.sheet()).param("by", by).param("now", now()).update();
    }

    void booked(SheetCode code, String by) {
        jdbc.sql("UPDATE paper_sheet SET booked_at = :now, booked_by = :by WHERE pick_task_id = :task AND sheet = :sheet")
            .param("now", now()).param("by", by).param("task", code.task()).param("sheet", code.sheet()).update();
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
