package dev.wharf.picking.wave;

import dev.wharf.picking.wave.Wave.Why;
import dev.wharf.process.PickWave;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_LeaveOrder: reads waveOrder and leftBecause. Safe to run twice. */
@Component("leaveOrderDelegate")
class LeaveOrderDelegate implements JavaDelegate {
    private final WaveMoves moves;

    LeaveOrderDelegate(WaveMoves moves) {
        this.moves = moves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        moves.leave(PickWave.wave(execution), PickWave.orders(execution), Why.valueOf(PickWave.LEFT_BECAUSE.get(execution)));
    }
}
