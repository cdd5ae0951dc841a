package dev.wharf.picking.wave;

import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.process.PickWave;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ChooseRelease: writes releaseOutcome, AUTO or LEAD, and for the lead what the plan saves and when its first order is due. Safe to run twice. */
@Component("chooseReleaseDelegate")
class ChooseReleaseDelegate implements JavaDelegate {
    private static final long CM_PER_M = 100;

    private final JdbcWaves waves;

    ChooseReleaseDelegate(JdbcWaves waves) {
        this.waves = waves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var whole = waves.whole(waves.get(PickWave.wave(execution)));
        var wave = whole.wave();
        PickWave.RELEASE_OUTCOME.set(execution, wave.byItself() ? "AUTO" : "LEAD");
        if (wave.byItself()) return;
        long saved = (wave.firstCome().centimetres() - wave.figures().centimetres()) / CM_PER_M;
        int orders = whole.open().size();
        PickWave.WAVE_NO.set(execution, wave.no());
        PickWave.REASON.set(execution, orders + " 单，" + whole.carts().size() + " 车，少走 " + saved + " 米，" + wave.figures().atRisk() + " 单可能超时。" + orders + " orders, " + whole.carts().size()
            + " carts, " + saved + " m saved, " + wave.figures().atRisk() + " at risk.");
        PickWave.DUE_AT.set(execution, Date.from(whole.open().stream().map(Member::due).min(Comparator.naturalOrder()).orElse(Instant.now())));
    }
}
