package dev.wharf.process;

import dev.wharf.common.FulfillmentId;
import dev.wharf.process.FulfillOrder.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts and moves instances of fulfill-order. Call it inside a lane; it opens no transaction of its own. */
@Component
public class Instances {
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final IdentityService identity;
    private final JdbcClient jdbc;
    private volatile String definitionId;

    Instances(RuntimeService runtime, RepositoryService repository, IdentityService identity, JdbcClient jdbc) {
        this.identity = identity;
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.repository = repository;
    }

    /** Starts one instance for each fulfillment; they run to their first wait. The business key is the link. */
    public void start(Collection<FulfillmentId> ids) {
        Lane.current().join(ids);
        for (var id : ids) {
            runtime.createMessageCorrelation(Message.OrderAccepted.name())
                .processDefinitionId(latestDefinition())
                .processInstanceBusinessKey(id.toString())
                .correlateStartMessage();
        }
    }

    /**
     * Starts them at the end of this transaction. A delegate calls it for what it took out of its own fulfillment: started at once, that would
     * run, and take the stock, before the delegate's own instance goes on.
     */
    public void startLater(Collection<FulfillmentId> ids) {
        var lane = Lane.current();
        lane.join(ids);
        lane.state(Unstarted.class, Unstarted::new).ids.addAll(ids);
        lane.afterwards(() -> {
            lane.state(Unstarted.class, Unstarted::new).ids.removeAll(ids);
            withoutAuthorization(() -> start(ids));
        });
    }

    /**
     * Tells those that wait for it at the end of this transaction, when all that a delegate books has been booked: told at once, they would look at stock that
     * is about to change.
     */
    public void tellLater(Message message, Collection<FulfillmentId> ids, Var<String> outcome, String value) {
        if (!ids.isEmpty()) Lane.current().afterwards(() -> withoutAuthorization(() -> tellWaiting(message, ids, with(Map.of(), outcome, value))));
    }

    /** The same for one, with what a person sees of it. */
    public void tellLater(Message message, FulfillmentId id, Var<String> outcome, String value, Map<String, Object> evidence) {
        Lane.current().afterwards(() -> withoutAuthorization(() -> tellWaiting(message, List.of(id), with(evidence, outcome, value))));
    }

    /** Does work that starts or tells instances at the end of this transaction, when all that it looks at has come to its state. */
    public void later(Runnable work) {
        Lane.current().afterwards(() -> withoutAuthorization(work));
    }

    /**
     * What a person's decision starts is the house's doing: whoever may do the task need not be allowed to start an instance. Inside a delegate the
     * engine sees to that itself; the end of the transaction is outside.
     */
    private void withoutAuthorization(Runnable work) {
        var who = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            work.run();
        } finally {
            if (who != null) identity.setAuthentication(who);
        }
    }

    /** True for what this transaction is going to start: it has no instance yet that could hear anything. */
    public boolean isUnstarted(FulfillmentId id) {
        return Lane.current().state(Unstarted.class, Unstarted::new).ids.contains(id);
    }

    private static final class Unstarted {
        private final Set<FulfillmentId> ids = new HashSet<>();
    }

    /**
     * Tells the instances of these fulfillments a fact.
     *
     * @param outcome read by the next gateway; passing, never stored
     * @throws MismatchingMessageCorrelationException if one of them does not wait for it
     */
    public void tell(Message message, Collection<FulfillmentId> ids, Var<String> outcome, String value) {
        tell(message, ids, with(Map.of(), outcome, value));
    }

    /** Tells a fact that opens a task for a person. @param evidence kept for that person, next to the passing outcome */
    public void tell(Message message, FulfillmentId id, Var<String> outcome, String value, Map<String, Object> evidence) {
        tell(message, List.of(id), with(evidence, outcome, value));
    }

    /** @param variables names of {@link FulfillOrder} variables and their values */
    public void tell(Message message, Collection<FulfillmentId> ids, Map<String, Object> variables) {
        Lane.current().join(ids);
        for (var id : ids) tell(message, id, variables);
    }

    private void tell(Message message, FulfillmentId id, Map<String, Object> variables) {
        try {
            runtime.createMessageCorrelation(message.name()).processInstanceBusinessKey(id.toString()).setVariables(variables).correlate();
        } catch (NullPointerException e) {
            // The engine reads the subscription, then its execution; in between another transaction, such as a timer's, may have moved the instance on.
            throw new ConcurrencyFailureException(id + " moved on while it was told " + message, e);
        }
    }

    /**
     * Tells an instance that came to its wait in this very transaction: the engine has not written it yet and would not find it by its key.
     *
     * @param executionId the execution that the delegate before the wait saw
     */
    public void tellHere(Message message, String executionId) {
        var waiting = listening(message, Context.getCommandContext().getExecutionManager().findExecutionById(executionId))
            .orElseThrow(() -> new IllegalStateException("Execution " + executionId + " does not wait for " + message));
        runtime.messageEventReceived(message.name(), waiting.getId());
    }

    private static Optional<ExecutionEntity> listening(Message message, ExecutionEntity execution) {
        if (execution.getEventSubscriptions().stream().anyMatch(s -> message.name().equals(s.getEventName()))) return Optional.of(execution);
        return execution.getExecutions().stream().flatMap(child -> listening(message, child).stream()).findFirst();
    }

    /** Tells those that wait for it; the others never hear of it. @return who waited, in the order given */
    public List<FulfillmentId> tellWaiting(Message message, Collection<FulfillmentId> ids, Map<String, Object> variables) {
        var waiting = waitingFor(message, ids);
        tell(message, waiting, variables);
        return waiting;
    }

    /** Those of them that wait for it, in the order given. One look into the engine's subscriptions for all of them; its query API would ask once for each. */
    public List<FulfillmentId> waitingFor(Message message, Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return List.of();
        var keys = Set.copyOf(jdbc.sql("""
                SELECT e.BUSINESS_KEY_ FROM ACT_RU_EVENT_SUBSCR s JOIN ACT_RU_EXECUTION e ON e.ID_ = s.PROC_INST_ID_
                 WHERE s.EVENT_TYPE_ = 'message' AND s.EVENT_NAME_ = :message AND e.BUSINESS_KEY_ IN (:keys)
                """).param("message", message.name()).param("keys", ids.stream().map(FulfillmentId::toString).toList()).query(String.class).list());
        return ids.stream().filter(id -> keys.contains(id.toString())).toList();
    }

    /** {@link #tellWaiting} for one, with an outcome and what a person sees of it. @return true if it waited */
    public boolean tellIfWaiting(Message message, FulfillmentId id, Var<String> outcome, String value, Map<String, Object> evidence) {
        return !tellWaiting(message, List.of(id), with(evidence, outcome, value)).isEmpty();
    }

    private static Map<String, Object> with(Map<String, Object> evidence, Var<String> outcome, String value) {
        var variables = new HashMap<>(evidence);
        variables.put(outcome.name(), Variables.stringValue(value, outcome.passing()));
        return variables;
    }

    /** Of the newest version; looked up once, because a new version comes with a new start of the application. */
    private String latestDefinition() {
        if (definitionId == null) {
            ProcessDefinition latest = repository.createProcessDefinitionQuery()
                .processDefinitionKey(FulfillOrder.KEY).latestVersion().singleResult();
            if (latest == null) throw new IllegalStateException("Process " + FulfillOrder.KEY + " is not deployed");
            definitionId = latest.getId();
        }
        return definitionId;
    }
}
