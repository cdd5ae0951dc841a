package dev.wharf.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.process.FulfillOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** The engine alone with our model and delegates that only say yes: one order, one transaction. What the engine costs by itself. */
final class BareEngine implements AutoCloseable {
    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{([a-zA-Z]+)}");

    private final HikariDataSource pool;
    private final ProcessEngine engine;
    private final String definitionId;

    BareEngine(String jdbcUrl, String user, String password) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        settings.setUsername(user);
        settings.setPassword(password);
        settings.setMaximumPoolSize(10);
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        this.pool = new HikariDataSource(settings);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("activity");
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(delegates());
        this.engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addInputStream("fulfill-order.bpmn", model()).deploy();
        this.definitionId = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(FulfillOrder.KEY).latestVersion().singleResult().getId();
    }

    private static java.io.InputStream model() {
        try {
            return Files.newInputStream(Path.of("processes/fulfill-order.bpmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Object, Object> delegates() {
        JavaDelegate yes = execution -> {
            FulfillOrder.REVIEW_OUTCOME.set(execution, FulfillOrder.PASSED);
            FulfillOrder.MERGE_OUTCOME.set(execution, "NONE");
            FulfillOrder.LOCK_OUTCOME.set(execution, "LOCKED");
        };
        var beans = new HashMap<Object, Object>();
        try {
            DELEGATE.matcher(Files.readString(Path.of("processes/fulfill-order.bpmn"))).results().forEach(found -> beans.put(found.group(1), yes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return beans;
    }

    void start(String businessKey) {
        engine.getRuntimeService().createMessageCorrelation(FulfillOrder.Message.OrderAccepted.name())
            .processDefinitionId(definitionId).processInstanceBusinessKey(businessKey).correlateStartMessage();
    }

    /** @return instances that wait for a picker */
    long waiting() {
        return engine.getRuntimeService().createProcessInstanceQuery().activityIdIn("Task_AwaitPick").count();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
