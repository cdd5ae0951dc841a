package dev.wharf.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.infra.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;

class EmbeddedDatabaseIT {
    static final String SERVER_IS = "server is ";

    @TempDir
    private Path folder;
    private Process child;

    @AfterEach
    void leave_no_process_behind() throws IOException {
        if (child != null) kill(child.toHandle());
        OrphanServer.stop(folder.toRealPath().resolve(MariaDbOptions.FILE));
    }

    @Test
    void a_fresh_server_behaves_like_production() {
        try (var database = start()) {
            var row = sql(database).sql("""
                    SELECT DATABASE() AS name, @@transaction_isolation AS isolation, @@time_zone AS zone, @@bind_address AS address,
                           @@collation_database AS collation, @@sql_mode LIKE '%STRICT_ALL_TABLES%' AS strict,
                           @@innodb_flush_log_at_trx_commit AS flushed, 'a' = 'A' AS caseless
                    """).query().singleRow();
            assertThat(row).hasToString("{name=wharf, isolation=READ-COMMITTED, zone=+00:00, address=127.0.0.1, "
                    + "collation=utf8mb4_bin, strict=1, flushed=1, caseless=0}");
            assertThat(ProcessHandle.of(database.pid())).isPresent();
        }
    }

    @Test
    void data_is_kept_between_runs() {
        try (var database = start()) {
            sql(database).sql("CREATE TABLE note (words VARCHAR(40) NOT NULL)").update();
            sql(database).sql("INSERT INTO note VALUES ('建国路88号 𠮷')").update();
        }
        try (var database = start()) {
            assertThat(sql(database).sql("SELECT words FROM note").query(String.class).single()).isEqualTo("建国路88号 𠮷");
        }
    }

    @Test
    void the_server_ends_with_the_application() {
        var database = start();
        var server = ProcessHandle.of(database.pid()).orElseThrow();
        database.close();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void after_a_kill_the_orphan_is_stopped_and_committed_rows_are_there() throws Exception {
        // Given an application that committed a row and was killed, while its server lives on
        var server = startChild();
        kill(child.toHandle());
        assertThat(server.isAlive()).isTrue();
        // When the next application starts on the folder
        try (var database = start()) {
            // Then it has a server of its own, and the row
            assertThat(server.isAlive()).isFalse();
            assertThat(sql(database).sql("SELECT words FROM note").query(String.class).list()).containsExactly("written before the kill");
        }
    }

    @Test
    void after_a_kill_of_application_and_server_committed_rows_are_there() throws Exception {
        var server = startChild();
        kill(child.toHandle());
        kill(server);
        try (var database = start()) {
            assertThat(sql(database).sql("SELECT words FROM note").query(String.class).list()).containsExactly("written before the kill");
        }
    }

    @Test
    void a_second_application_is_refused_and_the_first_keeps_its_server() throws Exception {
        var server = startChild();
        assertThatThrownBy(this::start).isInstanceOf(FolderInUseException.class)
            .hasMessageContaining(folder.toRealPath().toString()).hasMessageContaining("process " + child.pid());
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void a_second_database_in_the_same_process_is_refused_and_the_lock_stays() throws Exception {
        try (var database = start()) {
            assertThatThrownBy(this::start).isInstanceOf(FolderInUseException.class);
            // The refusal must not have dropped this process's lock: another process is refused as well
            launchChild();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isNotZero();
            assertThat(sql(database).sql("SELECT 1").query(Integer.class).single()).isEqualTo(1);
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(new EmbeddedDatabaseSettings(folder, TestDatabase.SERVER_FOLDER, DataSize.ofMegabytes(64), 1));
    }

    private static JdbcClient sql(EmbeddedDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
    }

    private ProcessHandle startChild() throws IOException {
        launchChild();
        var output = new BufferedReader(new InputStreamReader(child.getInputStream()));
        return output.lines().filter(line -> line.startsWith(SERVER_IS)).findFirst()
            .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring(SERVER_IS.length())))).orElseThrow();
    }

    private void launchChild() throws IOException {
        child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                EmbeddedDatabaseChild.class.getName(), folder.toString(), TestDatabase.SERVER_FOLDER.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
