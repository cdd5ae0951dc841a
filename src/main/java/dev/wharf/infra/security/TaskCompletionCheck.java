package dev.wharf.infra.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.infra.Problem;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.HumanTasks;
import dev.wharf.process.TaskPolicy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a person may say by completing a task: one of the task's decisions, a reason, a warehouse. The engine itself would take any
 * variable from whoever may complete the task, whatever the form shows.
 */
class TaskCompletionCheck extends OncePerRequestFilter {
    private static final Pattern COMPLETION = Pattern.compile("/task/([^/]+)/(?:complete|submit-form|resolve)");
    private static final String DECISION = FulfillOrder.DECISION.name();
    private static final String REASON = FulfillOrder.DECISION_REASON.name();
    private static final String WAREHOUSE = FulfillOrder.WAREHOUSE.name();
    private static final String CARRIER = FulfillOrder.CARRIER.name();
    private static final String MAP_TO = FulfillOrder.MAP_TO.name();
    private static final Set<String> ALLOWED = Set.of(DECISION, REASON, WAREHOUSE, CARRIER, MAP_TO);
    private static final int REASON_MAX = 200;
    /** As wide as the columns of warehouse and carrier codes. */
    private static final int CODE_MAX = 32;
    /** A name that is there twice could be read one way here and another way by the engine. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final TaskService tasks;

    private final RuntimeService runtime;
    private final List<TaskPolicy> policies;

    TaskCompletionCheck(TaskService tasks, RuntimeService runtime, List<TaskPolicy> policies) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.policies = policies;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var completion = EnginePath.of(request).map(where -> COMPLETION.matcher(where.path())).filter(match -> match.matches());
        var task = completion.map(match -> tasks.createTaskQuery().taskId(match.group(1)).singleResult()).orElse(null);
        if (task == null || !"POST".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        var body = JsonBody.of(request);
        var problem = check(task.getTaskDefinitionKey(), body.bytes());
        if (problem == null) problem = refusedByPolicy(task, body.bytes());
        if (problem != null) problem.write(response);
        else chain.doFilter(body, response);
    }

    private Problem refusedByPolicy(Task task, byte[] body) throws IOException {
        var definition = task.getProcessDefinitionId();
        if (definition == null || !definition.startsWith(FulfillOrder.KEY + ":")) return null;
        var instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        var variables = JSON.readTree(body).path("variables");
        try {
            var completion = new TaskPolicy.Completion(text(variables, DECISION), text(variables, REASON), text(variables, CARRIER), text(variables, MAP_TO));
            for (var policy : policies) policy.check(task.getTaskDefinitionKey(), FulfillmentId.parse(instance.getBusinessKey()), completion);
            return null;
        } catch (Refusal refusal) {
            return Problem.of(refusal);
        }
    }

    /** @return null if the completion may go on */
    static Problem check(String taskKey, byte[] body) throws IOException {
        JsonNode variables;
        try {
            variables = JSON.readTree(body).path("variables");
        } catch (JsonProcessingException e) {
            return Problem.invalid("MALFORMED_JSON", "", "The body is not JSON.");
        }
        for (var names = variables.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!ALLOWED.contains(name)) return wrong("VARIABLE_NOT_ALLOWED", name, "This task takes " + DECISION + ", " + REASON + ", " + WAREHOUSE + ", " + CARRIER + " and " + MAP_TO + " only.");
            if (!isText(variables.get(name))) return wrong("VARIABLE_NOT_TEXT", name, "The value has to be text.");
        }
        return checkDecision(HumanTasks.decisions(taskKey), text(variables, DECISION), text(variables, REASON),
            text(variables, WAREHOUSE), text(variables, CARRIER));
    }

    private static Problem checkDecision(List<String> decisions, String decision, String reason, String warehouse, String carrier) {
        if (decision.isEmpty()) return wrong("DECISION_MISSING", DECISION, "Choose one of " + decisions + ".");
        if (!decisions.contains(decision)) return wrong("DECISION_NOT_ALLOWED", DECISION, "This task takes one of " + decisions + ".");
        if (HumanTasks.needsReason(decision) && reason.isBlank()) return wrong("REASON_MISSING", REASON, "Say in a few words why.");
        if (reason.length() > REASON_MAX) return wrong("REASON_TOO_LONG", REASON, "The reason may have " + REASON_MAX + " characters.");
        if (carrier.length() > CODE_MAX) return wrong("CARRIER_UNKNOWN", CARRIER, "There is no such carrier.");
        if (warehouse.length() > CODE_MAX) return wrong("WAREHOUSE_UNKNOWN", WAREHOUSE, "There is no such warehouse.");
        return null;
    }

    /** Text, or null for a field that was left empty; declared as nothing else. */
    private static boolean isText(JsonNode variable) {
        var value = variable.path("value");
        var type = variable.path("type").asText("String");
        return variable.isObject() && (value.isTextual() || value.isNull() || value.isMissingNode())
            && (type.equals("String") || type.equals("Null") || variable.path("type").isNull());
    }

    private static String text(JsonNode variables, String name) {
        var value = variables.path(name).path("value");
        return value.isTextual() ? value.textValue() : "";
    }

    private static Problem wrong(String code, String variable, String detail) {
        return Problem.invalid(code, "variables." + variable, detail);
    }
}
