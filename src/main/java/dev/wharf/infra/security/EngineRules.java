package dev.wharf.infra.security;

import static dev.wharf.infra.security.Role.CSR;
import static dev.wharf.infra.security.Role.INTEGRATION;
import static dev.wharf.infra.security.Role.PEOPLE;
import static dev.wharf.infra.security.Role.PROCESSADMIN;
import static dev.wharf.infra.security.Role.SYSTEMADMIN;
import static dev.wharf.infra.security.Role.WAREHOUSELEAD;
import static dev.wharf.infra.security.Role.WORKERS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call what of the engine's REST API. The first rule that fits decides; what fits none is refused. These rules say which
 * functions a role may use; which tasks and instances it may use them on is decided by the engine's authorizations.
 */
final class EngineRules implements AuthorizationManager<RequestAuthorizationContext> {
    private static final Set<Role> NOBODY = Set.of();
    private static final Set<Role> ADMINS = Set.of(PROCESSADMIN, SYSTEMADMIN);
    private static final Set<Role> PROCESS = Set.of(PROCESSADMIN);
    private static final Set<Role> SYSTEM = Set.of(SYSTEMADMIN);
    private static final Set<Role> ALL = Set.of(Role.values());
    private static final Set<Role> PERSONS = Set.copyOf(PEOPLE);
    private static final Set<Role> TASKS = and(WORKERS, PROCESSADMIN);
    private static final Set<Role> LEADS = Set.of(WAREHOUSELEAD, PROCESSADMIN);

    private static final String READ = "GET HEAD";
    private static final String WRITE = "POST PUT DELETE PATCH";
    private static final String ANY = READ + " " + WRITE;
    /** The web applications ask so what somebody may do, and hide the rest. */
    private static final String ASK = "OPTIONS";

    private final List<Rule> rules = new ArrayList<>();
    private final PathPatternParser parser = new PathPatternParser();

    private record Rule(Set<String> methods, PathPattern path, Set<Role> rest, Set<Role> webapp) { }

    EngineRules() {
        closedForGood();
        accounts();
        work();
        processes();
        administration();
    }

    /** A model is code: it comes with a release, never over HTTP. The rest tells passwords, sends telemetry, or counts on modules that are off. */
    private void closedForGood() {
        both(WRITE, "/deployment/**", NOBODY);
        both(ANY, "/identity/verify", NOBODY);
        both(ANY, "/telemetry/**", NOBODY);
        both(ANY, "/application.wadl/**", NOBODY);
        both(ANY, "/engine/**", NOBODY);
        both("DELETE", "/process-definition/**", NOBODY);
        // Cockpit's start page shows none of its figures if this one is refused. It answers 0.
        rule(READ, "/case-definition/count", NOBODY, ADMINS);
        both(ANY, "/case-definition/**", NOBODY);
        both(ANY, "/case-instance/**", NOBODY);
        both(ANY, "/case-execution/**", NOBODY);
    }

    /** Users are managed in Camunda Admin, by a person with a session, and not by a script with a password. */
    private void accounts() {
        both(READ, "/identity/**", ALL);
        rule("POST", "/identity/password-policy", NOBODY, PERSONS);
        both(READ, "/authorization/check", ALL);
        both(READ, "/user/**", PERSONS);
        both(READ, "/group/**", PERSONS);
        rule("PUT", "/user/{id}/credentials", NOBODY, PERSONS);
        rule("PUT", "/user/{id}/profile", NOBODY, PERSONS);
        for (var kind : List.of("user", "group", "tenant", "authorization")) {
            both(READ, "/" + kind + "/**", ADMINS);
            rule(WRITE + " " + ASK, "/" + kind + "/**", NOBODY, SYSTEM);
        }
    }

    private void work() {
        both(READ, "/task/**", TASKS);
        both("POST", "/task", TASKS);
        both("POST", "/task/count", TASKS);
        for (var act : List.of("claim", "unclaim", "complete", "submit-form", "resolve", "comment/create")) both("POST", "/task/{id}/" + act, TASKS);
        both("POST", "/task/{id}/assignee", LEADS);
        both("POST", "/task/{id}/delegate", LEADS);
        both("PUT", "/task/{id}", LEADS);
        both(WRITE, "/task/create", NOBODY);
        both(WRITE, "/task/{id}/**", PROCESS);
        both(READ, "/filter/**", and(PEOPLE));
        both("POST", "/filter/{id}/list", TASKS);
        both("POST", "/filter/{id}/count", TASKS);
        both("POST", "/filter/{id}/singleResult", TASKS);
        both(WRITE, "/filter/**", ADMINS);
    }

    private void processes() {
        both("POST", "/process-definition/key/fulfill-order/start", Set.of(INTEGRATION, PROCESSADMIN));
        both("POST", "/process-definition/{id}/start", NOBODY);
        both("POST", "/process-definition/{id}/submit-form", NOBODY);
        both("POST", "/process-definition/key/{key}/start", NOBODY);
        both("POST", "/process-definition/key/{key}/submit-form", NOBODY);
        both(READ, "/process-definition/**", ALL);
        both(WRITE, "/process-definition/**", PROCESS);
        both(READ, "/process-instance/**", and(WORKERS, INTEGRATION, PROCESSADMIN, SYSTEMADMIN));
        both("POST", "/process-instance", Set.of(INTEGRATION, PROCESSADMIN));
        both("POST", "/process-instance/count", Set.of(INTEGRATION, PROCESSADMIN));
        both(WRITE, "/process-instance/**", PROCESS);
        both(READ, "/history/process-instance/**", Set.of(INTEGRATION, CSR, PROCESSADMIN, SYSTEMADMIN));
        both(READ, "/history/activity-instance/**", Set.of(INTEGRATION, CSR, PROCESSADMIN, SYSTEMADMIN));
        both(READ, "/history/user-operation/**", TASKS);
        both(READ, "/history/task/**", TASKS);
        both(WRITE, "/history/cleanup/**", SYSTEM);
        both(READ, "/history/**", ADMINS);
        both(WRITE, "/history/**", PROCESS);
    }

    private void administration() {
        both(READ, "/version", ALL);
        both(READ, "/deployment/**", ADMINS);
        both(READ, "/schema/log", SYSTEM);
        for (var kind : List.of("job", "job-definition", "incident", "execution", "event-subscription", "variable-instance", "external-task", "batch",
                "migration", "modification", "metrics", "decision-definition", "decision-requirements-definition")) {
            both(READ, "/" + kind + "/**", ADMINS);
            both(WRITE, "/" + kind + "/**", PROCESS);
        }
        for (var kind : List.of("message", "signal", "condition")) both("POST", "/" + kind, PROCESS);
    }

    private void both(String methods, String path, Set<Role> roles) {
        rule(methods, path, roles, roles);
    }

    private void rule(String methods, String path, Set<Role> rest, Set<Role> webapp) {
        rules.add(new Rule(Set.of(methods.split(" ")), parser.parse(path), rest, webapp));
    }

    private static Set<Role> and(Collection<Role> some, Role... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** Deprecated, yet still the one method of the interface that has no default. */
    @Override
    @SuppressWarnings("deprecation")
    public AuthorizationDecision check(Supplier<Authentication> login, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = EnginePath.of(request);
        if (path.isEmpty()) return new AuthorizationDecision(false);
        var roles = allowed(request.getMethod(), path.get());
        var own = login.get().getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
        return new AuthorizationDecision(roles.stream().anyMatch(role -> own.contains(Role.authority(role.group()))));
    }

    Set<Role> allowed(String method, EnginePath where) {
        var path = PathContainer.parsePath(where.path());
        return rules.stream().filter(rule -> rule.methods().contains(method) && rule.path().matches(path))
            .map(rule -> where.webapp() ? rule.webapp() : rule.rest()).findFirst().orElse(NOBODY);
    }
}
