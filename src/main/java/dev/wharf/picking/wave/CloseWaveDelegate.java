package dev.wharf.picking.wave;

import dev.wharf.process.PickWave;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CloseWave: notes what became of each order. Safe to run twice. */
@Component("closeWaveDelegate")
class CloseWaveDelegate implements JavaDelegate {
    private final WaveMoves moves;

    CloseWaveDelegate(WaveMoves moves) {
        this.moves = moves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        moves.close(PickWave.wave(execution));
    }
}
