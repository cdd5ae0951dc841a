package dev.wharf.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

/** People at their tasks, through both doors of the engine: who sees what, what may be said, and what may happen because of it. */
@WharfTest
class HumanTasksIT {
    private static final String WEBAPP = "/camunda/api/engine/engine/default";
    private static final String FIXED = "{\"variables\": {\"decision\": {\"value\": \"FIXED\"}}}";

    @LocalServerPort
    private int port;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private FilterService filters;
    @Autowired
    private ConfigurableApplicationContext context;
    private String deployment;
    private String instance;

    @BeforeEach
    void a_task_for_reviewers_and_behind_it_a_delegate_that_starts_another_process() {
        if (!context.containsBean("startAnotherDelegate")) {
            context.getBeanFactory().registerSingleton("startAnotherDelegate", (JavaDelegate) execution ->
                execution.getProcessEngineServices().getRuntimeService().startProcessInstanceByKey("human-task-next"));
        }
        deployment = repository.createDeployment()
            .addModelInstance("human-task.bpmn", Bpmn.createExecutableProcess("human-task").camundaHistoryTimeToLiveString("P1D").startEvent()
                .userTask("Task_FixAddress").camundaCandidateGroups("reviewer")
                .serviceTask().camundaDelegateExpression("${startAnotherDelegate}").endEvent().done())
            .addModelInstance("human-task-next.bpmn", Bpmn.createExecutableProcess("human-task-next").camundaHistoryTimeToLiveString("P1D").startEvent()
                .userTask("Task_Next").camundaCandidateGroups("finance").endEvent().done())
            .deploy().getId();
        instance = runtime.startProcessInstanceByKey("human-task").getId();
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
    }

    private String task() {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    }

    private long next() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("human-task-next").count();
    }

    @Test
    void a_group_sees_its_tasks_and_nobody_elses() {
        var query = "/engine-rest/task?maxResults=5&processInstanceId=" + instance;
        assertThat(Visitor.basic(port, "reviewer").get(query).body()).contains(task());
        assertThat(Visitor.basic(port, "picker1").get(query).body()).isEqualTo("[]");
        assertThat(Visitor.basic(port, "picker1").post("/engine-rest/task/" + task() + "/complete", FIXED).statusCode()).isEqualTo(403);
        assertThat(Visitor.loggedIn(port, "picker1").inWebapp("tasklist").post(WEBAPP + "/task/" + task() + "/complete", FIXED).statusCode()).isEqualTo(403);
    }

    @Test
    void a_reviewer_completes_by_rest_and_the_delegate_behind_may_do_what_the_reviewer_may_not() {
        var reviewer = Visitor.basic(port, "reviewer");
        assertThat(reviewer.post("/engine-rest/task/" + task() + "/claim", "{\"userId\": \"reviewer\"}").statusCode()).isEqualTo(204);
        assertThat(reviewer.post("/engine-rest/task/" + task() + "/complete", FIXED).statusCode()).isEqualTo(204);
        assertThat(next()).isEqualTo(1);
        assertThat(reviewer.post("/engine-rest/process-definition/key/human-task-next/start", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void a_reviewer_completes_in_the_task_list() {
        var reviewer = Visitor.loggedIn(port, "reviewer").inWebapp("tasklist");
        assertThat(reviewer.post(WEBAPP + "/task/" + task() + "/claim", "{\"userId\": \"reviewer\"}").statusCode()).isEqualTo(204);
        assertThat(reviewer.post(WEBAPP + "/task/" + task() + "/submit-form", FIXED).statusCode()).isEqualTo(204);
        assertThat(next()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form", "resolve", "complete/"})
    void a_variable_the_task_does_not_know_is_refused_at_both_doors(String act) {
        var body = "{\"variables\": {\"decision\": {\"value\": \"FIXED\"}, \"reviewOutcome\": {\"value\": \"PASSED\"}}}";
        var byRest = Visitor.basic(port, "reviewer").post("/engine-rest/task/" + task() + "/" + act, body);
        assertThat(byRest.statusCode()).isEqualTo(400);
        assertThat(byRest.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(byRest.body()).contains("variables.reviewOutcome");
        var byWebapp = Visitor.loggedIn(port, "reviewer").inWebapp("tasklist").post(WEBAPP + "/task/" + task() + "/" + act, body);
        assertThat(byWebapp.statusCode()).isEqualTo(400);
        assertThat(task()).isNotNull();
    }

    @Test
    void variables_are_written_by_process_administrators_only() {
        var path = "/task/" + task() + "/variables/reviewOutcome";
        var value = "{\"value\": \"PASSED\", \"type\": \"String\"}";
        assertThat(Visitor.basic(port, "reviewer").send("PUT", "/engine-rest" + path, "application/json", value).statusCode()).isEqualTo(403);
        assertThat(Visitor.loggedIn(port, "reviewer").inWebapp("tasklist").send("PUT", WEBAPP + path, "application/json", value).statusCode()).isEqualTo(403);
        assertThat(Visitor.basic(port, "processadmin").send("PUT", "/engine-rest" + path, "application/json", value).statusCode()).isEqualTo(204);
    }

    @Test
    void every_human_task_of_the_model_has_its_queue_and_its_group_reads_it() {
        assertThat(filters.createTaskFilterQuery().list()).extracting(filter -> filter.getName())
            .contains("我的任务 My tasks", "本组待领 My groups' tasks", "已逾期 Overdue", "临近截止 Due soon", "修正地址 Fix address").doesNotHaveDuplicates().hasSize(42);
        var reviewer = Visitor.basic(port, "reviewer");
        var seen = reviewer.get("/engine-rest/filter?maxResults=50").body();
        assertThat(seen).contains("修正地址 Fix address", "我的任务 My tasks").doesNotContain("人工作废面单");
        var mine = filters.createTaskFilterQuery().filterName("本组待领 My groups' tasks").singleResult().getId();
        assertThat(reviewer.get("/engine-rest/filter/" + mine + "/list?maxResults=50").body()).contains(task());
        for (var name : java.util.List.of("已逾期 Overdue", "临近截止 Due soon")) {
            var byTime = filters.createTaskFilterQuery().filterName(name).singleResult().getId();
            assertThat(reviewer.get("/engine-rest/filter/" + byTime + "/list?maxResults=50").statusCode()).as(name).isEqualTo(200);
        }
    }
}
