package dev.wharf.process;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks of the task list, of any model, that a person has claimed. Call it inside a lane. */
@Component
public class ClaimedTasks {
    /**
     * @param name        as its model writes it, Chinese before English; the task's key if it has none
     * @param fulfillment empty for a task of the models beside the order's
     * @param revision    of the engine's row: whatever happens to the task raises it
     * @param touched     when it was last claimed, commented or changed; what a person completes is no task any more
     */
    public record Claim(String taskId, Text name, String person, Optional<FulfillmentId> fulfillment, int revision, Instant touched) { }

    private final TaskService tasks;
    private final JdbcClient jdbc;

    ClaimedTasks(TaskService tasks, JdbcClient jdbc) {
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /**
     * Those that nobody touched since, the longest first: one query. One that a lead delegated is its delegate's, until he says that it is done.
     *
     * @param except keys of tasks that stay with whoever holds them
     */
    public List<Claim> untouchedSince(Instant at, Collection<String> except) {
        return jdbc.sql("""
                SELECT t.ID_, COALESCE(t.NAME_, t.TASK_DEF_KEY_), t.ASSIGNEE_, e.BUSINESS_KEY_, t.REV_, COALESCE(t.LAST_UPDATED_, t.CREATE_TIME_) AS touched
                  FROM ACT_RU_TASK t JOIN ACT_RU_EXECUTION e ON e.ID_ = t.PROC_INST_ID_
                 WHERE t.ASSIGNEE_ IS NOT NULL AND COALESCE(t.DELEGATION_, '') <> 'PENDING' AND t.SUSPENSION_STATE_ = 1 AND COALESCE(t.LAST_UPDATED_, t.CREATE_TIME_) <= :at
                   AND t.TASK_DEF_KEY_ NOT IN (:except)
                 ORDER BY touched, t.ID_
                """).param("at", Timestamp.from(at)).param("except", except)
            .query((rs, n) -> new Claim(rs.getString(1), text(rs.getString(2)), rs.getString(3), fulfillment(rs.getString(4)), rs.getInt(5), rs.getTimestamp(6).toInstant())).list();
    }

    /** Gives those back to their groups that are as they were seen; priority and due date stay. @param why is read at the task by whoever comes next @return those given back */
    public List<Claim> giveBack(List<Claim> claims, Function<Claim, Text> why) {
        var seen = claims.stream().collect(toMap(Claim::taskId, Function.identity()));
        var open = tasks.createTaskQuery().taskIdIn(seen.keySet().toArray(String[]::new)).list();
        var back = open.stream().map(task -> seen.get(task.getId()).revision() == ((TaskEntity) task).getRevision() ? seen.get(task.getId()) : null).filter(Objects::nonNull).toList();
        for (var claim : back) {
            tasks.setAssignee(claim.taskId(), null);
            var text = why.apply(claim);
            tasks.createComment(claim.taskId(), null, text.zh() + "\n" + text.en());
        }
        return back;
    }

    private static Optional<FulfillmentId> fulfillment(String businessKey) {
        return FulfillmentId.isOne(businessKey) ? Optional.of(FulfillmentId.parse(businessKey)) : Optional.empty();
    }

    private static Text text(String name) {
        var lines = name.split("\n", 2);
        return new Text(lines[0], lines[lines.length - 1]);
    }
}
