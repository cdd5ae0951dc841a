package dev.wharf.picking.wave;

import dev.wharf.process.PickWave;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_MakeCartTasks: moves the orders from walks of their own onto the carts; writes cartsOutcome, MADE or NONE. Safe to run twice. */
@Component("makeCartTasksDelegate")
class MakeCartTasksDelegate implements JavaDelegate {
    private final WaveMoves moves;

    MakeCartTasksDelegate(WaveMoves moves) {
        this.moves = moves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PickWave.CARTS_OUTCOME.set(execution, moves.release(PickWave.wave(execution)) ? "MADE" : "NONE");
    }
}
