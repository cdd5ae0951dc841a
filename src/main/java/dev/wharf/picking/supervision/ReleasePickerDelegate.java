package dev.wharf.picking.supervision;

import dev.wharf.process.Actor;
import dev.wharf.process.SupervisePicker;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ReleasePicker: the lead has been there; wrong scans are counted anew and a picker who was stopped goes on. Safe to run twice. */
@Component("releasePickerDelegate")
class ReleasePickerDelegate implements JavaDelegate {
    private final Supervision supervision;

    ReleasePickerDelegate(Supervision supervision) {
        this.supervision = supervision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SupervisePicker.DECISION.take(execution, "");
        supervision.release(SupervisePicker.supervision(execution), Actor.current());
    }
}
