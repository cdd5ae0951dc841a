package dev.wharf.picking.wave;

import dev.wharf.common.Refusal;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.State;
import dev.wharf.picking.wave.Wave.Whole;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.PickWave;
import dev.wharf.process.PickWave.Message;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells waves what happened to their orders: cancelled, short, urgent, all picked. It looks every few seconds at the waves that are under way, so that
 * neither a scan nor a cancellation asks whether there is a wave. Nothing depends on it being quick: a release looks for itself who is still there.
 */
@Component
class WaveEar {
    private static final Logger LOG = LoggerFactory.getLogger(WaveEar.class);

    private final JdbcWaves waves;
    private final Waves service;
    private final FloorNews floor;
    private final ModelInstances instances;
    private final Lanes lanes;

    WaveEar(JdbcWaves waves, Waves service, FloorNews floor, ModelInstances instances, Lanes lanes) {
        this.waves = waves;
        this.service = service;
        this.floor = floor;
        this.instances = instances;
        this.lanes = lanes;
    }

    /** Each wave is heard in a transaction of its own: one that fails is tried again at the next look and keeps none of the others waiting. */
    void listen() {
        for (var wave : waves.wholes(waves.open())) {
            lanes.run(List.of(wave), one -> one.forEach(this::hear)).forEach(failed -> LOG.warn("{} has not heard of its orders: {}", wave.wave().no(), code(failed.reason())));
        }
    }

    private static String code(RuntimeException reason) {
        return reason instanceof Refusal refusal ? refusal.code() : reason.getClass().getSimpleName();
    }

    private void hear(Whole wave) {
        if (deserted(wave) || floor.over(wave) || !floor.of(wave).none()) tell(wave.wave().id());
    }

    private static boolean deserted(Whole wave) {
        return wave.wave().state() == State.PLANNED && wave.open().isEmpty();
    }

    /** Looks again with the row of the wave held: of two nodes one tells. */
    private void tell(long id) {
        var wave = waves.whole(waves.lock(id));
        if (wave.wave().state() != State.PLANNED && wave.wave().state() != State.RELEASED) return;
        if (floor.over(wave)) {
            instances.tell(Message.CartsPicked, PickWave.businessKey(id), Map.of());
            return;
        }
        var news = floor.of(wave);
        waves.members(id, news.done());
        news.leavers().forEach((why, orders) -> {
            // A plan that is weighed anew has lost others already, and with the last one the wave is over.
            var open = waves.whole(waves.get(id)).open().stream().map(Member::id).filter(orders::contains).toList();
            if (!open.isEmpty()) service.leave(id, open, why);
        });
        if (deserted(wave)) service.discardEmpty(id);
    }
}
