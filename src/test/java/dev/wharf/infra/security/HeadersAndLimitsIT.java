package dev.wharf.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WharfTest
class HeadersAndLimitsIT {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/orders", "/nothing", "/actuator/health", "/engine-rest/task", "/api/v1/nothing", "/css/wharf.css", "/camunda/app/tasklist/default/",
        "/camunda/api/engine/engine/default/task"})
    void every_answer_carries_the_headers(String path) {
        var headers = Visitor.anonymous(port).get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'self'", "frame-ancestors 'self'").doesNotContain("unsafe");
        assertThat(headers.firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void a_web_application_has_what_it_needs() {
        var headers = Visitor.loggedIn(port, "reviewer").get("/camunda/app/tasklist/default/").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("'nonce-", "frame-ancestors 'none'");
        assertThat(headers.firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void the_session_cookie_is_for_the_server_only() {
        var cookie = Visitor.anonymous(port).get("/login").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/orders,        [, 5300000, 413",
        "/api/v1/orders,        {, 1100000, 413",
        "/api/v1/anything,      {,  270000, 413",
        "/api/v1/warehouses/NONE/floor-plan, {, 5300000, 413",
        "/api/v1/warehouses/NONE/floor-plan, {,  300000, 405",
        "/engine-rest/message,  {,  270000, 413",
        "/engine-rest/process-definition/key/fulfill-order/start, {, 1100000, 413",
        "/engine-rest/process-definition/key/fulfill-order/start, {,  900000, 400",
        "/api/v1/orders,        [, 4900000, 422"})
    void a_body_larger_than_its_path_needs_is_refused(String path, String first, int size, int status) {
        var answer = Visitor.basic(port, "integration").post(path, first + " ".repeat(size - 1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 413) assertThat(answer.body()).contains("BODY_TOO_LARGE");
    }

    @Test
    void an_error_names_no_class() {
        var malformed = Visitor.basic(port, "integration").send("PUT", "/api/v1/shops", "application/json", "{");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(malformed.body()).doesNotContain("Exception", "org.", "com.");
        var unknown = Visitor.basic(port, "processadmin").get("/engine-rest/process-instance/none");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).doesNotContain("Exception", "org.");
    }
}
