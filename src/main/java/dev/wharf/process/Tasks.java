package dev.wharf.process;

import dev.wharf.common.FulfillmentId;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Completes human tasks on behalf of our own pages. Call it inside a lane. */
@Component
public class Tasks {
    private final TaskService tasks;

    Tasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /** @return true if such a task was open; it is completed with this decision then */
    public boolean completeIfOpen(FulfillmentId id, String taskKey, String decision) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey(taskKey).list();
        for (var task : open) tasks.complete(task.getId(), Map.of(FulfillOrder.DECISION.name(), decision));
        return !open.isEmpty();
    }
}
