package dev.wharf.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Works through the task list of one role, as Camunda's Tasklist does: sees the open tasks, submits their forms. */
final class Clerk implements Worker {
    private static final String TASKS = "/engine-rest/task";

    private final String user;
    private final Api api;
    private final Floor floor;
    private final Tally tally;
    /** By the task's id in the model. */
    private final Map<String, Decider> deciders;
    private final Set<String> done = new HashSet<>();
    private final Map<String, Integer> visits = new HashMap<>();

    Clerk(String user, Api api, Floor floor, Tally tally, Map<String, Decider> deciders) {
        this.user = user;
        this.api = api;
        this.floor = floor;
        this.tally = tally;
        this.deciders = deciders;
    }

    @Override
    public String name() {
        return user + " at the task list";
    }

    @Override
    public boolean work() {
        boolean any = false;
        for (var key : deciders.keySet()) {
            for (var task : api.require(api.get(user, TASKS + "?taskDefinitionKey=" + key + "&sortBy=created&sortOrder=asc&maxResults=200"))) {
                if (!done.add(task.path("id").asText())) continue;
                any = true;
                decide(key, task);
            }
        }
        return any;
    }

    private void decide(String key, JsonNode task) {
        var instance = api.get(Staff.CUSTOMER_SERVICE, "/engine-rest/process-instance/" + task.path("processInstanceId").asText());
        if (instance.status() == 404) return;
        var number = api.require(instance).path("businessKey").asText();
        var decision = deciders.get(key).decide(number, visits.merge(key + number, 1, Integer::sum) - 1);
        if (decision.form().isEmpty()) return;
        var variables = new HashMap<String, Object>();
        decision.form().forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
        var answer = api.post(user, TASKS + "/" + task.path("id").asText() + "/submit-form", Map.of("variables", variables));
        tally.count(key + " " + decision.form().get("decision") + (answer.ok() ? "" : ": " + answer.status()));
        if (answer.ok()) return;
        // Gone meanwhile: cancelled, or done by the first of two equal calls.
        if (floor.number("SELECT COUNT(*) FROM ACT_RU_TASK WHERE ID_ = '" + task.path("id").asText() + "'") > 0) {
            tally.failed("Form: " + key + " of " + number + " with " + decision.form() + " answered " + answer);
        }
    }
}
