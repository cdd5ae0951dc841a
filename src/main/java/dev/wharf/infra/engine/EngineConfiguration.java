package dev.wharf.infra.engine;

import dev.wharf.order.OrderNews;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What of the engine is decided here and not by a setting: what it may evaluate, whom it believes, and what it need not do.
 * What an operator may tune (job executor, history) stands in application.yaml.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineConfiguration extends AbstractCamundaConfiguration {
    private final ApplicationContext context;

    EngineConfiguration(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        evaluate(engine);
        believe(engine);
        leaveOut(engine);
        engine.getCustomPostBPMNParseListeners().add(new TaskNews(context.getBeanProvider(OrderNews.class)));
        // An unhandled BPMN error would end an order in silence; so it raises and becomes an incident.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        // At the end would cost one update of every history row of the instance (measured: a third of the engine's work).
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setEnforceHistoryTimeToLive(true);
        engine.setLoggingContextBusinessKey("businessKey");
    }

    /** Models see delegates only, queries see nothing, and no serialized object is read back into a class that is not ours. */
    private void evaluate(SpringProcessEngineConfiguration engine) {
        var beans = new DelegateBeans(context);
        engine.setBeans(beans);
        engine.setExpressionManager(new GuardedExpressions(context, beans));
        engine.setEnableExpressionsInAdhocQueries(false);
        // Filters of the task list may hold the few texts of GuardedExpressions.
        engine.setEnableExpressionsInStoredQueries(true);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationAllowedPackages("dev.wharf");
    }

    private static void believe(SpringProcessEngineConfiguration engine) {
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new PasswordRules());
        engine.setPasswordEncryptor(new SlowPasswordHash());
        engine.setWebappsAuthenticationLoggingEnabled(true);
        // Candidates may work on their tasks, not reassign them or change their dates.
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        // As many as the web applications ask for; an unbounded query is refused.
        engine.setQueryMaxResultsLimit(2000);
    }

    private static void leaveOut(SpringProcessEngineConfiguration engine) {
        engine.setCmmnEnabled(false);
        // Every task belongs to an instance; lets task queries join tighter.
        engine.setStandaloneTasksEnabled(false);
        engine.setTaskMetricsEnabled(false);
        // Would print every refusal of ours with its whole stack as an error. What nobody planned for is logged by who answers it.
        engine.setEnableCmdExceptionLogging(false);
    }
}
