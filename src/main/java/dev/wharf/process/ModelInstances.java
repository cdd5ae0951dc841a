package dev.wharf.process;

import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts and moves instances of the models beside fulfill-order. Call it inside a lane; it opens no transaction of its own. */
@Component
public class ModelInstances {
    private final RuntimeService runtime;

    ModelInstances(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** It runs to its first wait. @param businessKey the only link between the instance and our rows */
    public void start(String model, String businessKey, Map<String, Object> variables) {
        runtime.createProcessInstanceByKey(model).businessKey(businessKey).setVariables(variables).execute();
    }

    /** @throws MismatchingMessageCorrelationException if it does not wait for this */
    public void tell(Enum<?> message, String businessKey, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message.name()).processInstanceBusinessKey(businessKey).setVariables(variables).correlate();
    }
}
