package dev.wharf.picking;

import dev.wharf.process.FulfillOrder;
import dev.wharf.scan.FloorWork;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_StopFloorWork: stops picking and verifying; writes floorOutcome, PICKED if goods must be put back, else NONE. Safe to run twice. */
@Component("stopFloorWorkDelegate")
class StopFloorWorkDelegate implements JavaDelegate {
    private final List<FloorWork> works;

    StopFloorWorkDelegate(List<FloorWork> works) {
        this.works = works;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        boolean picked = false;
        for (var work : works) picked |= work.stop(id);
        FulfillOrder.FLOOR_OUTCOME.set(execution, picked ? "PICKED" : "NONE");
    }
}
