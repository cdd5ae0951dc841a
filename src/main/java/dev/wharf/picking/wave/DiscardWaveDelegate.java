package dev.wharf.picking.wave;

import dev.wharf.process.PickWave;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_DropWave and Task_DiscardWave: all orders wait alone again. Safe to run twice. */
@Component("discardWaveDelegate")
class DiscardWaveDelegate implements JavaDelegate {
    private final WaveMoves moves;

    DiscardWaveDelegate(WaveMoves moves) {
        this.moves = moves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        moves.discard(PickWave.wave(execution));
    }
}
