package dev.wharf.infra.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.WharfTest;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The two holes that are published for this version of the engine and will never be mended in it. */
@WharfTest
class PublishedHolesIT {
    /** Sets a system property of this JVM if anything evaluates it. */
    private static final String EVIL = "${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass())"
        + ".invoke(null, 'wharf.evaluated', 'yes')}";
    private static final String WEBAPP = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;
    @Autowired
    private TaskService tasks;
    @Autowired
    private FilterService filters;
    @Autowired
    private IdentityService identity;

    @AfterEach
    void nothing_was_evaluated() {
        assertThat(System.clearProperty("wharf.evaluated")).isNull();
    }

    @Test
    void the_engine_evaluates_no_expression_in_a_query() {
        assertThatThrownBy(() -> tasks.createTaskQuery().or().taskAssigneeExpression(EVIL).endOr().list()).hasMessageContaining("Unable to resolve expression")
            .rootCause().hasMessageContaining("Expressions in queries are refused");
    }

    @Test
    void the_engine_evaluates_no_expression_in_a_stored_filter() {
        var filter = filters.newTaskFilter("evil").setQuery(tasks.createTaskQuery().taskAssigneeExpression(EVIL));
        filters.saveFilter(filter);
        try {
            assertThatThrownBy(() -> filters.list(filter.getId())).hasMessageContaining("Unable to resolve expression");
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void the_texts_that_filters_need_are_evaluated_letter_by_letter() {
        identity.setAuthentication("reviewer", List.of("reviewer"));
        try {
            assertThat(tasks.createTaskQuery().or().taskAssigneeExpression("${currentUser()}").dueBeforeExpression("${now()}")
                .taskCandidateGroupInExpression("${currentUserGroups()}").endOr().listPage(0, 5)).isNotNull();
        } finally {
            identity.clearAuthentication();
        }
        assertThatThrownBy(() -> tasks.createTaskQuery().or().taskAssigneeExpression("${ currentUser()}").endOr().list())
            .rootCause().hasMessageContaining("Expressions in queries are refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"orQueries\": [{\"assigneeExpression\": \"%s\"}]}",
        "{\"assigneeExpression\": \"%s\"}",
        "{\"orQueries\": [{\"assignee\\u0045xpression\": \"%s\"}]}",
        "{\"orQueries\": [{\"dueBeforeExpression\": \"%s\"}], \"orQueries\": []}"})
    void a_query_with_an_expression_is_refused_at_both_doors(String query) {
        var body = query.formatted(EVIL);
        var script = Visitor.basic(port, "reviewer");
        var person = Visitor.loggedIn(port, "reviewer").inWebapp("tasklist");
        for (var path : new String[] {"/task", "/task/count", "/filter/x/list"}) {
            assertThat(script.post("/engine-rest" + path, body).body()).contains("EXPRESSION_REFUSED");
            var answer = person.post(WEBAPP + path, body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("EXPRESSION_REFUSED");
        }
    }

    @Test
    void a_filter_with_an_expression_is_not_stored_and_none_goes_in_by_parameter() {
        var filter = "{\"resourceType\": \"Task\", \"name\": \"mine\", \"query\": {\"orQueries\": [{\"assigneeExpression\": \"" + EVIL + "\"}]}, \"properties\": {}}";
        assertThat(Visitor.basic(port, "processadmin").post("/engine-rest/filter/create", filter).statusCode()).isEqualTo(400);
        assertThat(Visitor.loggedIn(port, "processadmin").inWebapp("tasklist").post(WEBAPP + "/filter/create", filter).statusCode()).isEqualTo(400);
        assertThat(Visitor.basic(port, "reviewer").get("/engine-rest/task?assigneeExpression=x").statusCode()).isEqualTo(400);
        assertThat(filters.createFilterQuery().filterName("mine").count()).isZero();
    }

    @Test
    void the_first_run_page_makes_no_administrator_even_when_there_is_none() {
        // Given a system whose administrators are, as the setup page sees it, none
        identity.deleteMembership("admin", Groups.CAMUNDA_ADMIN);
        try {
            var stranger = Visitor.anonymous(port);
            var page = stranger.get("/camunda/app/admin/default/setup/");
            stranger.cookie("XSRF-TOKEN").ifPresent(token -> stranger.with("X-XSRF-TOKEN", token));
            // When a stranger asks for an account
            var user = "{\"profile\": {\"id\": \"intruder\", \"firstName\": \"a\", \"lastName\": \"b\", \"email\": \"\"}, \"credentials\": {\"password\": \"a-fine-password-1\"}}";
            var answer = stranger.post("/camunda/api/admin/setup/default/user/create", user);
            // Then there is none, and not for a logged in one either
            assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Visitor.loggedIn(port, "admin").post("/camunda/api/admin/setup/default/user/create", user).statusCode()).isEqualTo(403);
            assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
        } finally {
            identity.createMembership("admin", Groups.CAMUNDA_ADMIN);
        }
    }
}
