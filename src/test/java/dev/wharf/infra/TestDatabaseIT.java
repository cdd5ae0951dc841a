package dev.wharf.infra;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class TestDatabaseIT {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_engine_has_its_tables_in_our_database() {
        assertThat(jdbc.sql("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'wharf' AND table_name LIKE 'ACT\\_%'")
            .query(Integer.class).single()).as("49 less the five of case management, which is off").isEqualTo(44);
    }

    @Test
    void pooled_connections_read_committed_in_utc() {
        assertThat(jdbc.sql("SELECT @@transaction_isolation").query(String.class).single()).isEqualTo("READ-COMMITTED");
        assertThat(jdbc.sql("SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP, NOW())").query(Integer.class).single()).isZero();
    }

    /** The engine demands sendFractionalSeconds=false, which cuts every kind of time parameter; text is left alone. */
    @Test
    void microseconds_are_kept_when_bound_as_text_and_cut_when_bound_as_time() {
        var at = LocalDateTime.parse("2026-03-04T05:06:07.987654");
        assertThat(stored(at.format(MICROSECONDS))).isEqualTo(at);
        for (var time : List.of(at, at.atOffset(UTC), at.toInstant(UTC), Timestamp.from(at.toInstant(UTC)))) {
            assertThat(stored(time)).as(time.getClass().getSimpleName()).isEqualTo(at.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** The engine's tables are utf8mb3. Compared with ours, its index is of use only if our side is converted. */
    @Test
    void a_join_from_our_tables_uses_the_engines_index_when_our_side_is_converted() {
        var plan = jdbc.sql("""
                EXPLAIN SELECT e.ID_ FROM (SELECT CAST('F-1' AS CHAR) AS no UNION ALL SELECT 'F-2') f
                  JOIN ACT_RU_EXECUTION e ON e.BUSINESS_KEY_ = CONVERT(f.no USING utf8mb3) COLLATE utf8mb3_bin
                """).query().listOfRows();
        assertThat(plan).anySatisfy(row -> assertThat(row).containsEntry("table", "e").containsEntry("key", "ACT_IDX_EXEC_BUSKEY"));
    }

    private LocalDateTime stored(Object time) {
        return jdbc.sql("SELECT CAST(:at AS DATETIME(6))").param("at", time).query((row, n) -> row.getObject(1, LocalDateTime.class)).single();
    }
}
