package dev.wharf.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class TestDatabaseIT {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_engine_has_its_tables_in_our_database() {
        assertThat(jdbc.sql("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'wharf' AND table_name LIKE 'ACT\\_%'")
            .query(Integer.class).single()).isEqualTo(49);
    }

    @Test
    void pooled_connections_read_committed_in_utc() {
        assertThat(jdbc.sql("SELECT @@transaction_isolation").query(String.class).single()).isEqualTo("READ-COMMITTED");
        assertThat(jdbc.sql("SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP, NOW())").query(Integer.class).single()).isZero();
    }
}
