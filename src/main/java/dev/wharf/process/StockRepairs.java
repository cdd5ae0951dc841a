package dev.wharf.process;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Cut;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts instances of repair-stock, with the incident that Cockpit shows, and ends those that nobody is needed for. Call it inside a lane. */
@Component
public class StockRepairs {
    /** As wide as the engine's column. */
    private static final int MESSAGE_AT_MOST = 4000;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final JdbcClient jdbc;

    StockRepairs(RuntimeService runtime, TaskService tasks, JdbcClient jdbc) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /** @param key of the breach; the caller sees to it that there is one instance of it @param evidence values of {@link RepairStock} variables */
    public void start(String key, Map<String, Object> evidence, String message) {
        var instance = runtime.startProcessInstanceByKey(RepairStock.KEY, key, evidence);
        // On the execution that waits at the task, so that Cockpit shows the incident there.
        runtime.createIncident(RepairStock.INCIDENT, instance.getId(), key, Cut.words(message, MESSAGE_AT_MOST));
    }

    /** Ends an instance whose law holds again without a repair. @return false if no task is open for it */
    public boolean recheck(String key, String why) {
        var open = tasks.createTaskQuery().processDefinitionKey(RepairStock.KEY).processInstanceBusinessKey(key).list();
        for (Task task : open) tasks.complete(task.getId(), Map.of(RepairStock.DECISION.name(), RepairStock.RECHECK, RepairStock.DECISION_REASON.name(), why));
        return !open.isEmpty();
    }

    /** Id of the open task by breach. */
    public Map<String, String> openTasks() {
        return jdbc.sql("SELECT e.BUSINESS_KEY_, t.ID_ FROM ACT_RU_TASK t JOIN ACT_RU_EXECUTION e ON e.ID_ = t.PROC_INST_ID_ WHERE t.TASK_DEF_KEY_ = :task").param("task", RepairStock.TASK)
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }
}
