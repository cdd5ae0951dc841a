package dev.wharf.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskCompletionCheckTest {
    private static String field(String task, String body) throws IOException {
        var problem = TaskCompletionCheck.check(task, body.getBytes(StandardCharsets.UTF_8));
        if (problem == null) return "accepted";
        assertThat(problem.status()).isEqualTo(400);
        return problem.code() + " " + problem.field();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"variables\": {\"decision\": {\"value\": \"FIXED\"}}}",
        "{\"variables\": {\"decision\": {\"value\": \"FIXED\", \"type\": \"String\"}, \"decisionReason\": {\"value\": null, \"type\": \"Null\"}}}",
        "{\"variables\": {\"decision\": {\"value\": \"ACCEPT\"}, \"decisionReason\": {\"value\": \"known customer\"}}, \"withVariablesInReturn\": true}"})
    void what_the_task_offers_is_accepted(String body) throws IOException {
        assertThat(field("Task_FixAddress", body)).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Task_FixAddress | {}                                                                              | DECISION_MISSING variables.decision",
        "Task_FixAddress | ``                                                                              | DECISION_MISSING variables.decision",
        "Task_FixAddress | {\"variables\": {\"decision\": {\"value\": \"\"}}}                              | DECISION_MISSING variables.decision",
        "Task_FixAddress | {\"variables\": {\"decision\": {\"value\": \"WAIT\"}}}                          | DECISION_NOT_ALLOWED variables.decision",
        "Task_Unknown    | {\"variables\": {\"decision\": {\"value\": \"FIXED\"}}}                         | DECISION_NOT_ALLOWED variables.decision",
        "Task_FixAddress | {\"variables\": {\"decision\": {\"value\": 1}}}                                 | VARIABLE_NOT_TEXT variables.decision",
        "Task_FixAddress | {\"variables\": {\"decision\": {\"value\": \"FIXED\", \"type\": \"Object\"}}}   | VARIABLE_NOT_TEXT variables.decision",
        "Task_FixAddress | {\"variables\": {\"decision\": \"FIXED\"}}                                      | VARIABLE_NOT_TEXT variables.decision",
        "Task_FixAddress | {\"variables\": {\"decision\": {\"value\": \"FIXED\"}, \"orderNo\": {\"value\": \"2\"}}} | VARIABLE_NOT_ALLOWED variables.orderNo",
        "Task_FixAddress | {\"variables\": {\"decision\": {\"value\": \"ACCEPT\"}}}                        | REASON_MISSING variables.decisionReason",
        "Task_FixAddress | {\"variables\": {\"decision\": {\"value\": \"ACCEPT\"}, \"decisionReason\": {\"value\": \" \"}}} | REASON_MISSING variables.decisionReason",
        "Task_FixAddress | {\"variables\": {}, \"variables\": {}}                                          | `MALFORMED_JSON `",
        "Task_FixAddress | {\"variables\"                                                                  | `MALFORMED_JSON `"})
    void anything_else_is_refused_naming_the_field(String task, String body, String expected) throws IOException {
        assertThat(field(task, body == null ? "" : body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"200, accepted", "201, REASON_TOO_LONG variables.decisionReason"})
    void a_reason_has_two_hundred_characters(int length, String expected) throws IOException {
        var body = "{\"variables\": {\"decision\": {\"value\": \"ACCEPT\"}, \"decisionReason\": {\"value\": \"" + "r".repeat(length) + "\"}}}";
        assertThat(field("Task_FixAddress", body)).isEqualTo(expected);
    }
}
