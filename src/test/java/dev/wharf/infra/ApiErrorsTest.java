package dev.wharf.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class ApiErrorsTest {
    static Exception[] lackOfConnections() {
        return new Exception[] {new CannotCreateTransactionException("No lane became free within 30 s; 170 others wait"),
            new CannotGetJdbcConnectionException("Failed to obtain JDBC Connection", new SQLTransientConnectionException("Request timed out after 5000ms"))};
    }

    @ParameterizedTest
    @MethodSource("lackOfConnections")
    void who_finds_no_connection_is_asked_to_come_again(Exception lack) {
        var answer = new ApiErrors().overloaded(lack);
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getBody()).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP).contains(Map.entry("code", "OVERLOADED"));
    }
}
