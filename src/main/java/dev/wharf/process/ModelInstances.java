package dev.wharf.process;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Starts and moves instances of the models beside fulfill-order. Call it inside a lane; it opens no transaction of its own. */
@Component
public class ModelInstances {
    private final RuntimeService runtime;
    private final TaskService tasks;

    ModelInstances(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** It runs to its first wait. @param businessKey the only link between the instance and our rows */
    public void start(String model, String businessKey, Map<String, Object> variables) {
        runtime.createProcessInstanceByKey(model).businessKey(businessKey).setVariables(variables).execute();
    }

    /** Starts the model that begins with this message; it runs to its first wait. */
    public void startBy(Enum<?> message, String businessKey, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message.name()).processInstanceBusinessKey(businessKey).setVariables(variables).correlateStartMessage();
    }

    /** Tells it to the instance with this key if there is one that waits for it. */
    public void tellIfWaiting(Enum<?> message, String businessKey) {
        runtime.createMessageCorrelation(message.name()).processInstanceBusinessKey(businessKey).correlateAll();
    }

    /** @throws MismatchingMessageCorrelationException if it does not wait for this */
    public void tell(Enum<?> message, String businessKey, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message.name()).processInstanceBusinessKey(businessKey).setVariables(variables).correlate();
    }

    /** Tells it to the instance with this key, if there is one that waits for it and shows something else than this. */
    public void tellIfOther(Enum<?> message, String businessKey, Var<String> shown, String now) {
        for (var instance : runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list()) {
            if (now.equals(runtime.getVariable(instance.getId(), shown.name()))) continue;
            runtime.createMessageCorrelation(message.name()).processInstanceId(instance.getId()).setVariable(shown.name(), now).correlateAll();
        }
    }

    /** Does the open task of this kind on behalf of our own pages. @return false if it is not open */
    public boolean complete(String taskKey, String businessKey, String decision) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(businessKey).taskDefinitionKey(taskKey).list();
        for (var task : open) tasks.complete(task.getId(), Map.of(FulfillOrder.DECISION.name(), decision));
        return !open.isEmpty();
    }

    /** The open task of this kind is due at another time. */
    public void due(String taskKey, String businessKey, Date dueAt) {
        for (var task : tasks.createTaskQuery().processInstanceBusinessKey(businessKey).taskDefinitionKey(taskKey).list()) {
            task.setDueDate(dueAt);
            tasks.saveTask(task);
        }
    }
}
