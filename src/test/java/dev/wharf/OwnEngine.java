package dev.wharf;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * The engine's REST API and web applications find the engine by its name in a register of the whole JVM, where the context that was started last
 * stands. Before each class of tests the engine of its own context is put there.
 */
public class OwnEngine extends AbstractTestExecutionListener {
    @Override
    public void beforeTestClass(TestContext test) {
        ProcessEngines.registerProcessEngine(test.getApplicationContext().getBean(ProcessEngine.class));
    }
}
