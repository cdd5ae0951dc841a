package dev.wharf.intake;

import dev.wharf.common.Refusal;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RegisterOrder: an outside system started the process with the one variable {@code order}. Turns it into rows, drops the variable,
 * and gives the instance its business key. A faulty or known order raises, and nothing of the start remains.
 */
@Component("registerOrderDelegate")
class RegisterOrderDelegate implements JavaDelegate {
    private static final String ORDER = "order";

    private final Intake intake;

    RegisterOrderDelegate(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var value = execution.getVariable(ORDER);
        if (value == null) throw Refusal.invalid("FIELD_MISSING", ORDER, "Start this process with one JSON variable named order.");
        execution.removeVariable(ORDER);
        var id = intake.takeHere(value.toString().getBytes(StandardCharsets.UTF_8));
        execution.setProcessBusinessKey(id.toString());
    }
}
