package dev.wharf.infra;

import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

/**
 * The one database server of a test run, with an empty database {@code wharf}. Started when first asked for; stopped by Spring Boot's
 * shutdown hook, which runs after every cached application context is closed. The server folder outlives the run, so only the first run
 * after {@code mvn clean} unpacks and installs, and what a killed run left behind is cleaned up by the next.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    /** Shared with tests that start servers of their own: 360 MB are unpacked once. */
    public static final Path SERVER_FOLDER = TARGET.resolve("mariadb");

    public static EmbeddedDatabase get() {
        return Holder.DATABASE;
    }

    /** Points an application context at the shared server. */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = get();
        TestPropertyValues.of(
                "spring.datasource.url=" + database.jdbcUrl() + "&queryInterceptors=" + Statements.class.getName(),
                "spring.datasource.username=" + database.username(),
                "spring.datasource.password=" + database.password()).applyTo(context);
    }

    private static final class Holder {
        static final EmbeddedDatabase DATABASE = startEmpty();

        private static EmbeddedDatabase startEmpty() {
            var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(
                    TARGET.resolve("test-database"), SERVER_FOLDER, DataSize.ofMegabytes(256), 2));
            SpringApplication.getShutdownHandlers().add(database::close);
            try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                    var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE wharf");
                statement.execute("CREATE DATABASE wharf CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            } catch (SQLException e) {
                throw new IllegalStateException("The test database could not be emptied", e);
            }
            return database;
        }
    }
}
