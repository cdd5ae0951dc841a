package dev.wharf.picking.wave;

import dev.wharf.process.PickWave;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_JoinOrder: reads waveOrder and cart. Safe to run twice. */
@Component("joinOrderDelegate")
class JoinOrderDelegate implements JavaDelegate {
    private final WaveMoves moves;

    JoinOrderDelegate(WaveMoves moves) {
        this.moves = moves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        moves.join(PickWave.wave(execution), PickWave.order(execution), PickWave.CART.get(execution));
    }
}
