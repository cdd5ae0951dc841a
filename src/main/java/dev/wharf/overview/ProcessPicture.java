package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.process.FulfillOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.stereotype.Component;

/** Where the process of one order stands, and who is asked. The one class of this package that asks the engine. */
@Component
class ProcessPicture {
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final TaskService tasks;

    ProcessPicture(RepositoryService repository, RuntimeService runtime, HistoryService history, TaskService tasks) {
        this.repository = repository;
        this.runtime = runtime;
        this.history = history;
        this.tasks = tasks;
    }

    /**
     * @param xml    the model that this order was started with; empty if the caller knows it already, or there is no process
     * @param active activities that wait or run now, sub-processes around them too
     * @param done   activities that were left in the model's way, not by a cancel
     */
    record Picture(String definition, String xml, Set<String> active, Set<String> done, Set<String> incidents) { }

    /** @param key the task's id in the model */
    record OpenTask(String id, String key, String name, Instant due, String assignee) { }

    /** @param known the definition whose model the caller has, or empty */
    Picture of(FulfillmentId id, String known) {
        var instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(id.toString()).processDefinitionKey(FulfillOrder.KEY)
            .orderByProcessInstanceStartTime().desc().listPage(0, 1).stream().findFirst().orElse(null);
        if (instance == null) return new Picture("", "", Set.of(), Set.of(), Set.of());
        var definition = instance.getProcessDefinitionId();
        var active = new LinkedHashSet<String>();
        if (instance.getEndTime() == null) collect(runtime.getActivityInstance(instance.getId()), active);
        var done = new LinkedHashSet<String>();
        for (HistoricActivityInstance left : history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).finished()
            .orderByHistoricActivityInstanceStartTime().asc().list()) if (!left.isCanceled()) done.add(left.getActivityId());
        done.removeAll(active);
        var incidents = new LinkedHashSet<String>();
        for (Incident incident : runtime.createIncidentQuery().processInstanceId(instance.getId()).list()) incidents.add(incident.getActivityId());
        return new Picture(definition, definition.equals(known) ? "" : model(definition), active, done, incidents);
    }

    List<OpenTask> openTasks(FulfillmentId id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).processDefinitionKey(FulfillOrder.KEY).active().orderByTaskCreateTime().asc().list().stream()
            .map(task -> new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getAssignee() == null ? "" : task.getAssignee())).toList();
    }

    /** The root of the tree is the process itself, which is no element to mark. An instance that ended meanwhile has no tree. */
    private static void collect(ActivityInstance node, Set<String> active) {
        if (node == null) return;
        if (node.getParentActivityInstanceId() != null) active.add(node.getActivityId());
        for (ActivityInstance child : node.getChildActivityInstances()) collect(child, active);
        for (TransitionInstance waiting : node.getChildTransitionInstances()) active.add(waiting.getActivityId());
    }

    private String model(String definition) {
        try (var xml = repository.getProcessModel(definition)) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The model of " + definition + " cannot be read", e);
        }
    }
}
