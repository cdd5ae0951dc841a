package dev.wharf.process;

import dev.wharf.common.FulfillmentId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Completes human tasks on behalf of our own pages. Call it inside a lane. */
@Component
public class Tasks {
    private final TaskService tasks;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();

    Tasks(TaskService tasks, RepositoryService repository, JdbcClient jdbc) {
        this.tasks = tasks;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** What a person says by completing a task. @param warehouse or {@code reason} empty where the decision needs none */
    public record Decision(String code, String reason, String warehouse) {
        Map<String, Object> variables() {
            var variables = new HashMap<String, Object>(Map.of(FulfillOrder.DECISION.name(), code));
            if (!reason.isEmpty()) variables.put(FulfillOrder.DECISION_REASON.name(), reason);
            if (!warehouse.isEmpty()) variables.put(FulfillOrder.WAREHOUSE.name(), warehouse);
            return variables;
        }
    }

    /** @return true if such a task was open; it is completed with this decision then */
    public boolean completeIfOpen(FulfillmentId id, String taskKey, String decision) {
        return completeIfOpen(id, taskKey, new Decision(decision, "", ""));
    }

    public boolean completeIfOpen(FulfillmentId id, String taskKey, Decision decision) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey(taskKey).list();
        for (var task : open) tasks.complete(task.getId(), decision.variables());
        return !open.isEmpty();
    }

    /** Ids of the open tasks of this kind, by fulfillment: one look for all of them. */
    public Map<FulfillmentId, String> open(String taskKey, Collection<FulfillmentId> ids) {
        var open = new HashMap<FulfillmentId, String>();
        if (ids.isEmpty()) return open;
        jdbc.sql("""
                SELECT e.BUSINESS_KEY_, t.ID_ FROM ACT_RU_EXECUTION e JOIN ACT_RU_TASK t ON t.PROC_INST_ID_ = e.ID_
                 WHERE e.BUSINESS_KEY_ IN (:keys) AND t.TASK_DEF_KEY_ = :task
                """).param("keys", ids.stream().map(FulfillmentId::toString).toList()).param("task", taskKey)
            .query((rs, n) -> open.put(FulfillmentId.parse(rs.getString(1)), rs.getString(2))).list();
        return open;
    }

    /**
     * The open task that stands for one a person was told of: that task itself or, if a change of the order took it away before anybody decided, the one of its kind that came
     * in its place. Empty once it was decided.
     */
    public Optional<String> standingFor(FulfillmentId id, String taskKey, String taskId) {
        return jdbc.sql("""
                SELECT t.ID_ FROM ACT_RU_EXECUTION e JOIN ACT_RU_TASK t ON t.PROC_INST_ID_ = e.ID_
                 WHERE e.BUSINESS_KEY_ = :key AND t.TASK_DEF_KEY_ = :task
                   AND (t.ID_ = :id OR NOT EXISTS (SELECT 1 FROM ACT_HI_TASKINST h WHERE h.ID_ = :id AND (h.DELETE_REASON_ = 'completed' OR h.DELETE_REASON_ IS NULL)))
                 ORDER BY t.ID_
                """).param("key", id.toString()).param("task", taskKey).param("id", taskId).query(String.class).list().stream().findFirst();
    }

    /** Those of these tasks that are open. */
    public Set<String> stillOpen(Collection<String> taskIds) {
        if (taskIds.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql("SELECT ID_ FROM ACT_RU_TASK WHERE ID_ IN (:ids)").param("ids", taskIds).query(String.class).list());
    }

    /** Shows this at the task, for as long as it is open. @param text without personal data */
    public void show(String taskId, Var<String> what, String text) {
        tasks.setVariableLocal(taskId, what.name(), text);
    }

    public void complete(String taskId, Decision decision) {
        tasks.complete(taskId, decision.variables());
    }

    /** Moves the open tasks of these fulfillments up in every list that is ordered by priority. Whoever holds one has not touched it by that: the time of its last change stays. */
    public void prioritise(Collection<FulfillmentId> ids, int priority) {
        if (ids.isEmpty()) return;
        var open = tasks.createTaskQuery().processInstanceBusinessKeyIn(ids.stream().map(FulfillmentId::toString).toArray(String[]::new)).list();
        for (var task : open) {
            var touched = task.getLastUpdated();
            task.setPriority(priority);
            tasks.saveTask(task);
            ((TaskEntity) task).setLastUpdated(touched);
        }
    }

    /** Who may complete a task of this kind, besides process administrators. Read once: a new model comes with a new start. */
    public Set<String> groups(String taskKey) {
        return groups.computeIfAbsent(taskKey, key -> {
            var model = repository.createProcessDefinitionQuery().processDefinitionKey(FulfillOrder.KEY).latestVersion().singleResult();
            UserTask task = repository.getBpmnModelInstance(model.getId()).getModelElementById(key);
            return Set.copyOf(task == null ? List.of() : task.getCamundaCandidateGroupsList());
        });
    }
}
